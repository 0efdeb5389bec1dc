using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Sums of sines along random directions.</summary>
/// <param name="Frequency">Radians over a deviation of the inputs.</param>
/// <param name="Noise">The deviation of the noise.</param>
internal sealed record SineSum(string Name, int Columns, int Outputs, double Frequency, double Noise) : Problem(Name, Aim.Numbers, Columns, Outputs)
{
    private const int Waves = 3;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var directions = Enumerable.Range(0, Outputs).Select(_ => Matrix(Waves, Columns, fixedRandom, Frequency / Math.Sqrt(Columns))).ToArray();
        return random =>
        {
            var x = Normals(Columns, random);
            return (x, [.. directions.Select(waves => Product(waves, x).Sum(Math.Sin) + Noise * random.NextNormal())]);
        };
    }
}
