using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Which of several quadratic forms of the columns is the largest.</summary>
/// <param name="Noise">The deviation of what is added to each form, whose own is near 1.</param>
internal sealed record Quadratics(string Name, int Columns, int Classes, double Noise) : Problem(Name, Aim.Classes, Columns, Classes)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        double[][][] forms = [.. Enumerable.Range(0, Classes).Select(_ => Matrix(Columns, Columns, fixedRandom, 1.0 / Columns))];
        return random =>
        {
            var x = Normals(Columns, random);
            return (x, [Largest([.. forms.Select(form => Product(form, x).Zip(x, (a, b) => a * b).Sum() + Noise * random.NextNormal())])]);
        };
    }
}
