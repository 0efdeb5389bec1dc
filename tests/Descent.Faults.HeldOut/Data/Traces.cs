using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Short recordings of an instrument: a drift, a step, a pulse, a flutter, or nothing but noise.</summary>
/// <param name="Points">How many readings a recording has.</param>
/// <param name="Noise">The deviation of the noise; figures have a size near 1.</param>
internal sealed record Traces(string Name, int Points, double Noise) : Problem(Name, Aim.Classes, Points, 5)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (figure, at, size) = (random.NextIndex(Outputs), Points / 4 + random.NextIndex(Points / 2), 0.7 + 0.8 * random.NextUniform());
        double At(int point) => figure switch
        {
            0 => 2.0 * point / Points - 1,
            1 => point < at ? -0.7 : 0.7,
            2 => 1.5 * Math.Exp(-(point - at) * (point - at) / 6.0),
            3 => point % 2 == 0 ? 0.7 : -0.7,
            _ => 0,
        };
        return ([.. Enumerable.Range(0, Points).Select(point => size * At(point) + Noise * random.NextNormal())], [figure]);
    };
}
