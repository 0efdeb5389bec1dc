using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Yes or no from three questions of four answers each, as 1 among 0, and three amounts, one of which is seldom very large.</summary>
/// <param name="Steepness">How surely the answers decide.</param>
internal sealed record Survey(string Name, double Steepness) : Problem(Name, Aim.Labels, (Questions * Choices) + Amounts, 1)
{
    private const int Questions = 3;
    private const int Choices = 4;
    private const int Amounts = 3;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var weights = Normals(Columns, fixedRandom);
        return random =>
        {
            var x = new double[Columns];
            for (var question = 0; question < Questions; question++)
            {
                x[question * Choices + random.NextIndex(Choices)] = 1;
            }

            (x[^3], x[^2], x[^1]) = (random.NextNormal(), random.NextNormal(), Math.Exp(0.7 * random.NextNormal()));
            var score = weights.Zip(x, (w, number) => w * number).Sum() - weights[^1] + x[^3] * (x[0] + x[1] > 0 ? 1 : -1);
            return (x, [random.NextUniform() < 1 / (1 + Math.Exp(-Steepness * score)) ? 1 : 0]);
        };
    }
}
