using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Where the hand of an arm of three links is, from the angles of its joints; a fourth column says nothing.</summary>
/// <param name="Noise">The deviation of the noise; the first link has length 1.</param>
internal sealed record Arm(string Name, double Noise) : Problem(Name, Aim.Numbers, 4, 2)
{
    private static readonly double[] Lengths = [1, 0.8, 0.5];

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double[] x = [.. Enumerable.Range(0, Columns).Select(_ => 2.6 * random.NextUniform() - 1.3)];
        var (across, up, angle) = (Noise * random.NextNormal(), Noise * random.NextNormal(), 0.0);
        foreach (var (length, turn) in Lengths.Zip(x))
        {
            angle += turn;
            (across, up) = (across + length * Math.Cos(angle), up + length * Math.Sin(angle));
        }

        return (x, [across, up]);
    };
}
