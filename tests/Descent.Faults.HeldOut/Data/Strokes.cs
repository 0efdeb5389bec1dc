using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Which of seven signs was written on a screen, by eight places of the pen, across and down, from 0 to 100.</summary>
/// <param name="Tremor">The deviation of a place, in points of the screen.</param>
internal sealed record Strokes(string Name, double Tremor) : Problem(Name, Aim.Classes, 2 * Places, Figures.Length)
{
    private const int Places = 8;

    private static readonly Func<double, (double Across, double Down)>[] Figures =
    [
        t => (Math.Sin(2 * Math.PI * t), -Math.Cos(2 * Math.PI * t)),
        t => (0.1, 2 * t - 1),
        t => t < 0.33 ? (6 * t - 1, -1) : t < 0.67 ? (3 - 6 * t, 6 * t - 3) : (6 * t - 5, 1),
        t => (-Math.Sin(2 * Math.PI * t), 2 * t - 1),
        t => t < 0.6 ? (-0.8, t / 0.3 - 1) : (4 * t - 3.2, 1),
        t => (2 * t - 1, 1 - 4 * Math.Abs(t - 0.5)),
        t => (2 * t - 1, Math.Sin(2 * Math.PI * t)),
    ];

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (figure, size, slant, turn) = (random.NextIndex(Outputs), 28 + 8 * random.NextUniform(), 0.3 * random.NextNormal(), 0.25 * random.NextNormal());
        var (right, below) = (50 + 6 * random.NextNormal(), 50 + 6 * random.NextNormal());
        double Seen(double place) => Math.Clamp(Math.Round(place + Tremor * random.NextNormal()), 0, 100);
        return ([.. Enumerable.Range(0, Places).SelectMany(place =>
        {
            var (across, down) = Figures[figure](place / (Places - 1.0));
            across += slant * down;
            return (double[])[Seen(right + size * (across * Math.Cos(turn) - down * Math.Sin(turn))), Seen(below + size * (across * Math.Sin(turn) + down * Math.Cos(turn)))];
        })], [figure]);
    };
}
