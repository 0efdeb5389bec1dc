using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Friedman's first or second regression (1991); a first has 10 columns of which 5 count, a second 4 in physical units.</summary>
/// <param name="Number">1 or 2.</param>
/// <param name="Noise">The deviation of the noise, as a share of that of the answers.</param>
/// <param name="Tail">The share of rows whose noise is 10 times as large.</param>
internal sealed record Friedman(string Name, int Number, double Noise, double Tail = 0) : Problem(Name, Aim.Numbers, Number == 1 ? 10 : 4, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double[] u = [.. Enumerable.Range(0, Columns).Select(_ => random.NextUniform())];
        var noise = Noise * random.NextNormal() * (random.NextUniform() < Tail ? 10 : 1);
        if (Number == 1)
        {
            return (u, [10 * Math.Sin(Math.PI * u[0] * u[1]) + 20 * (u[2] - 0.5) * (u[2] - 0.5) + 10 * u[3] + 5 * u[4] + 5 * noise]);
        }

        double[] x = [100 * u[0], Math.PI * (40 + 520 * u[1]), u[2], 1 + 10 * u[3]];
        var reactance = x[1] * x[2] - 1 / (x[1] * x[3]);
        return (x, [Math.Sqrt(x[0] * x[0] + reactance * reactance) + 375 * noise]);
    };
}
