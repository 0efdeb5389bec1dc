using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Which of three departments a letter to a firm concerns, one or more or none, and whether its head must see it, by how often each of some words stands in it.</summary>
/// <remarks>The head sees what concerns two departments or more.</remarks>
/// <param name="Words">How many words are counted.</param>
/// <param name="Length">How many of them stand in a letter, on average.</param>
internal sealed record Tickets(string Name, int Words, double Length) : Problem(Name, Aim.Labels, Words, Departments + 1)
{
    private const int Departments = 3;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        double[][] chances = [.. Matrix(Departments + 1, Words, fixedRandom, 1.3).Select(row => row.Select(Math.Exp).ToArray())]; // the last row is of words about nothing
        return random =>
        {
            var concerned = Enumerable.Range(0, Departments).Select(_ => random.NextUniform() < 0.4).ToArray();
            var shares = Enumerable.Range(0, Words).Select(word => chances[^1][word] + Enumerable.Range(0, Departments).Where(department => concerned[department]).Sum(department => 1.5 * chances[department][word])).ToArray();
            var counts = new double[Words];
            for (var i = Length * (0.6 + 0.8 * random.NextUniform()); i > 0; i--)
            {
                counts[random.NextWeighted(shares)]++;
            }

            return (counts, [.. concerned.Select(isConcerned => isConcerned ? 1.0 : 0), concerned.Count(isConcerned => isConcerned) > 1 ? 1 : 0]);
        };
    }
}
