using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Of which tissue a sample is, by how active many genes are: a few go together in each tissue, and all differ from donor to donor.</summary>
/// <param name="Genes">How many genes are measured, far more than tell anything.</param>
/// <param name="Donors">The deviation of what the donor adds to the activity's logarithm; tissues differ by near 1 in a tenth of the genes.</param>
internal sealed record Tissues(string Name, int Genes, int Kinds, double Donors) : Problem(Name, Aim.Classes, Genes, Kinds)
{
    private const int Programmes = 4;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var levels = Normals(Genes, fixedRandom);
        var marks = Enumerable.Range(0, Kinds).Select(_ => Enumerable.Range(0, Genes).Select(_ => fixedRandom.NextUniform() < 0.1 ? fixedRandom.NextNormal() : 0).ToArray()).ToArray();
        var programmes = Matrix(Genes, Programmes, fixedRandom, 0.4);
        return random =>
        {
            var (kind, donor) = (random.NextIndex(Kinds), Product(programmes, Normals(Programmes, random)));
            return ([.. levels.Select((level, gene) => 100 * Math.Exp(level + marks[kind][gene] + Donors * (donor[gene] + random.NextNormal())))], [kind]);
        };
    }
}
