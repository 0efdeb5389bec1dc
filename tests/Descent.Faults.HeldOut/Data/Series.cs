using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>The next value of a bent recurrence from its last values; each row is a piece of a series of its own.</summary>
/// <param name="Noise">The deviation of what is added to each value.</param>
internal sealed record Series(string Name, int Length, double Noise) : Problem(Name, Aim.Numbers, Length, 1)
{
    private const int WarmUp = 12;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        List<double> values = [.. Normals(3, random)];
        while (values.Count <= WarmUp + Length)
        {
            values.Add(0.5 * values[^1] - 0.4 * values[^2] + 1.2 * Math.Sin(2 * values[^3]) + Noise * random.NextNormal());
        }

        return ([.. values.Skip(WarmUp).Take(Length)], [values[WarmUp + Length]]);
    };
}
