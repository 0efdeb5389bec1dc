using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>A landscape of a few hills and hollows.</summary>
/// <param name="Hills">How many of both.</param>
/// <param name="Steepness">One over the squared width of a hill.</param>
/// <param name="Noise">The deviation of the noise; hills have height 1.</param>
internal sealed record Bumps(string Name, int Columns, int Hills, double Steepness, double Noise) : Problem(Name, Aim.Numbers, Columns, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var tops = Matrix(Hills, Columns, fixedRandom, 0.9);
        return random =>
        {
            double[] x = [.. Enumerable.Range(0, Columns).Select(_ => 3 * random.NextUniform() - 1.5)];
            var height = tops.Select((top, hill) => (hill % 2 == 0 ? 1 : -1) * Math.Exp(-Steepness * top.Zip(x, (a, b) => (a - b) * (a - b)).Sum())).Sum();
            return (x, [height + Noise * random.NextNormal()]);
        };
    }
}
