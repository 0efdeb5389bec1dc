using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Whether a short review is bad, mixed or good. Symbol 0 is a blank behind the text, 1 turns the next word round, 2 makes it count twice.</summary>
/// <param name="Words">How many words have a worth of their own.</param>
/// <param name="Longest">How many symbols the longest reviews have; the shortest have three.</param>
/// <param name="Moods">The deviation of the reader's mood; a word's worth is near 1.</param>
internal sealed record Reviews(string Name, int Words, int Longest, double Moods) : Problem(Name, Aim.Classes, Longest, 3)
{
    private const int Shortest = 3;
    private const int First = 3;

    public override int Symbols => First + Words;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var worths = Enumerable.Range(0, Words).Select(word => (word % 2 == 0 ? 1 : -1) * (0.4 + 1.2 * fixedRandom.NextUniform())).ToArray();
        return random =>
        {
            var (length, text, sum, factor) = (Shortest + random.NextIndex(Longest - Shortest + 1), new double[Longest], Moods * random.NextNormal(), 1.0);
            for (var i = 0; i < length; i++)
            {
                var drawn = random.NextUniform();
                text[i] = factor == 1 && i + 1 < length && drawn < 0.2 ? (drawn < 0.1 ? 1 : 2) : First + random.NextIndex(Words);
                sum += text[i] < First ? 0 : factor * worths[(int)text[i] - First];
                factor = text[i] == 1 ? -1 : text[i] == 2 ? 2 : 1;
            }

            return (text, [sum < -0.8 ? 0 : sum < 0.8 ? 1 : 2]);
        };
    }
}
