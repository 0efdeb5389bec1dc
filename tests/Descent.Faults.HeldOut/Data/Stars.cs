using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Of which of four kinds a star is, by its light in five colours: brightness says nothing, ratios say all.</summary>
/// <param name="Blur">The deviation of the logarithms of what is measured; kinds differ by near 1.</param>
internal sealed record Stars(string Name, double Blur) : Problem(Name, Aim.Classes, 5, 4)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var colours = Matrix(Outputs, Columns, fixedRandom, 1.1);
        return random =>
        {
            var (kind, brightness) = (random.NextIndex(Outputs), 0.8 * random.NextNormal());
            return ([.. colours[kind].Select(colour => Math.Exp(brightness + colour + Blur * random.NextNormal()))], [kind]);
        };
    }
}
