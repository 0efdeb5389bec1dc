using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>The sum of the products of two pairs of columns; more columns say nothing.</summary>
/// <param name="Noise">The deviation of the noise; that of the sum is near 1.4.</param>
internal sealed record Products(string Name, Aim Aim, int Columns, double Noise) : Problem(Name, Aim, Columns, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var x = Normals(Columns, random);
        var sum = x[0] * x[1] + x[2] * x[3] + Noise * random.NextNormal();
        return (x, [Aim == Aim.Signs ? Math.Sign(sum) : sum]);
    };
}
