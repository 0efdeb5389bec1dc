using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>A board of two colours under two columns; more columns say nothing.</summary>
/// <param name="Cells">Fields along a side.</param>
/// <param name="Wrong">The share of rows of the other colour.</param>
internal sealed record Checkerboard(string Name, int Columns, int Cells, double Wrong = 0) : Problem(Name, Aim.Labels, Columns, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double[] x = [.. Enumerable.Range(0, Columns).Select(_ => random.NextUniform())];
        var isDark = ((int)(Cells * x[0]) + (int)(Cells * x[1])) % 2 == 1;
        return (x, [isDark != random.NextUniform() < Wrong ? 1 : 0]);
    };
}
