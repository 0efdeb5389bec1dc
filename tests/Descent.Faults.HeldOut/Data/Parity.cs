using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Whether an odd number of the first columns is below 0; no column alone says anything.</summary>
/// <param name="Of">How many columns count.</param>
internal sealed record Parity(string Name, int Columns, int Of) : Problem(Name, Aim.Labels, Columns, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double[] x = [.. Enumerable.Range(0, Columns).Select(_ => (random.NextIndex(2) * 2 - 1) * (0.4 + random.NextUniform()))];
        return (x, [x.Take(Of).Count(number => number < 0) % 2]);
    };
}
