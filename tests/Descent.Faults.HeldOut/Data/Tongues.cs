using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Of which tongue a word is: each has its own chances of a letter after another. Short words end with blanks, symbol 0.</summary>
/// <param name="Letters">How many letters there are.</param>
/// <param name="Longest">How many letters the longest words have; the shortest have three.</param>
/// <param name="Sharpness">The deviation of the chances' logarithms.</param>
internal sealed record Tongues(string Name, int Letters, int Longest, int Spoken, double Sharpness) : Problem(Name, Aim.Classes, Longest, Spoken)
{
    private const int Shortest = 3;

    public override int Symbols => Letters + 1;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var chances = Enumerable.Range(0, Spoken).Select(_ =>
        {
            var letters = Normals(Letters, fixedRandom, Sharpness);
            return Matrix(Letters + 1, Letters, fixedRandom, Sharpness).Select(row => row.Zip(letters, (a, b) => Math.Exp(a + b)).ToArray()).ToArray();
        }).ToArray();
        return random =>
        {
            var (tongue, length, word) = (random.NextIndex(Spoken), Shortest + random.NextIndex(Longest - Shortest + 1), new double[Longest]);
            for (var i = 0; i < length; i++)
            {
                word[i] = 1 + random.NextWeighted(chances[tongue][i == 0 ? 0 : (int)word[i - 1]]);
            }

            return (word, [tongue]);
        };
    }
}
