using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Poor, fair or good, by a few properties that go together, in units of their own; tasters err.</summary>
/// <param name="Columns">How many properties are measured.</param>
/// <param name="Error">The deviation of a taster's error; that of the quality is near 1.</param>
internal sealed record Tasting(string Name, int Columns, double Error) : Problem(Name, Aim.Classes, Columns, 3)
{
    private const int Causes = 3;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var (mixes, units) = (Matrix(Columns, Causes, fixedRandom, 1), Normals(Columns, fixedRandom));
        return random =>
        {
            var causes = Normals(Causes, random);
            var quality = 0.8 * causes[0] + 0.5 * causes[1] - 0.4 * (causes[2] * causes[2] - 1) + Error * random.NextNormal();
            double[] x = [.. Product(mixes, causes).Zip(units, (number, unit) => Math.Exp(unit) * (5 + number + 0.4 * random.NextNormal()))];
            return (x, [quality < -0.45 ? 0 : quality < 0.45 ? 1 : 2]);
        };
    }
}
