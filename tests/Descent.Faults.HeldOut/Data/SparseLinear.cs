using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>A weighted sum of a few columns among many that say nothing.</summary>
/// <param name="Active">How many columns count.</param>
/// <param name="Noise">The deviation of the noise; that of the sum is 1.</param>
/// <param name="Tail">The share of rows whose noise is 10 times as large.</param>
internal sealed record SparseLinear(string Name, Aim Aim, int Columns, int Active, double Noise, double Tail = 0) : Problem(Name, Aim, Columns, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        double[] weights = [.. Enumerable.Range(0, Active).Select(_ => (fixedRandom.NextIndex(2) * 2 - 1) / Math.Sqrt(Active))];
        return random =>
        {
            var x = Normals(Columns, random);
            var sum = weights.Zip(x, (w, number) => w * number).Sum() + Noise * random.NextNormal() * (random.NextUniform() < Tail ? 10 : 1);
            return (x, [Aim switch { Aim.Signs => sum > 0 ? 1 : -1, Aim.Labels => sum > 0 ? 1 : 0, _ => sum }]);
        };
    }
}
