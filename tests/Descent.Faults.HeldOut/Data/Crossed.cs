using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Yes or no by how two of three properties go together; none of them alone says much.</summary>
/// <remarks>Each property has symbols of its own, numbered on from those of the last.</remarks>
/// <param name="Kinds">How many values a property has.</param>
/// <param name="Steepness">How surely a pair decides.</param>
internal sealed record Crossed(string Name, int Kinds, double Steepness) : Problem(Name, Aim.Labels, Properties, 1)
{
    private const int Properties = 3;

    public override int Symbols => Properties * Kinds;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var (first, second) = (Matrix(Kinds, Kinds, fixedRandom, Steepness), Matrix(Kinds, Kinds, fixedRandom, Steepness));
        return random =>
        {
            var values = Enumerable.Range(0, Properties).Select(_ => random.NextIndex(Kinds)).ToArray();
            var score = first[values[0]][values[1]] + second[values[1]][values[2]];
            return ([.. values.Select((value, property) => (double)(property * Kinds + value))], [random.NextUniform() < 1 / (1 + Math.Exp(-score)) ? 1 : 0]);
        };
    }
}
