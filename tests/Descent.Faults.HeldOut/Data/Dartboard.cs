using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Which of four fields of a board was hit; each ring has the fields a little further on.</summary>
/// <param name="Rings">How many rings the board has.</param>
internal sealed record Dartboard(string Name, int Rings) : Problem(Name, Aim.Classes, 2, 4)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (angle, radius) = (random.NextUniform(), Math.Sqrt(random.NextUniform()));
        var field = (int)(Outputs * angle + 0.5 * Math.Floor(Rings * radius)) % Outputs;
        return ([radius * Math.Cos(2 * Math.PI * angle), radius * Math.Sin(2 * Math.PI * angle)], [field]);
    };
}
