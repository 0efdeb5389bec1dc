using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Which subject a few words are about; each subject has its own chances of words.</summary>
/// <param name="Words">How many words there are.</param>
/// <param name="Sharpness">The deviation of the chances' logarithms.</param>
internal sealed record Topics(string Name, int Words, int Length, int Subjects, double Sharpness) : Problem(Name, Aim.Classes, Length, Subjects)
{
    public override int Symbols => Words;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        double[][] chances = [.. Matrix(Subjects, Words, fixedRandom, Sharpness).Select(row => row.Select(Math.Exp).ToArray())];
        return random =>
        {
            var subject = random.NextIndex(Subjects);
            return ([.. Enumerable.Range(0, Length).Select(_ => (double)random.NextWeighted(chances[subject]))], [subject]);
        };
    }
}

/// <summary>How often each of many words stands in a text, and its subject.</summary>
/// <param name="Length">Words in a text.</param>
/// <param name="Sharpness">The deviation of the chances' logarithms.</param>
internal sealed record WordCounts(string Name, int Words, int Length, int Subjects, double Sharpness) : Problem(Name, Aim.Classes, Words, Subjects)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        double[][] chances = [.. Matrix(Subjects, Words, fixedRandom, Sharpness).Select(row => row.Select(Math.Exp).ToArray())];
        return random =>
        {
            var (subject, counts) = (random.NextIndex(Subjects), new double[Words]);
            for (var i = 0; i < Length; i++)
            {
                counts[random.NextWeighted(chances[subject])]++;
            }

            return (counts, [subject]);
        };
    }
}

/// <summary>A place, then symbols: the answer is the symbol in that place.</summary>
/// <param name="Places">How many symbols to choose from.</param>
internal sealed record Pointer(string Name, int Alphabet, int Places) : Problem(Name, Aim.Classes, Places + 1, Alphabet)
{
    public override int Symbols => Alphabet;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double[] symbols = [random.NextIndex(Places), .. Enumerable.Range(0, Places).Select(_ => (double)random.NextIndex(Alphabet))];
        return (symbols, [symbols[1 + (int)symbols[0]]]);
    };
}
