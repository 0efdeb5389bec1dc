using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Whether each of a few marks was passed, by one ability that a few columns tell.</summary>
/// <param name="Marks">How many marks there are.</param>
/// <param name="Noise">The deviation of luck; that of ability is near 1.</param>
internal sealed record Grades(string Name, int Columns, int Marks, double Noise) : Problem(Name, Aim.Labels, Columns, Marks)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var x = Normals(Columns, random);
        var ability = Math.Abs(x[0]) - 0.8 + 0.6 * x[1] * Math.Sign(x[2]) + 0.4 * x[3] + Noise * random.NextNormal();
        return (x, [.. Enumerable.Range(0, Marks).Select(mark => ability > 1.4 * (mark - (Marks - 1) / 2.0) / Marks ? 1.0 : 0)]);
    };
}
