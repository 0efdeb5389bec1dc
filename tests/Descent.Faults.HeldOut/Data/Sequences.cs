using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>The next symbol of a chain, whose chances hang on the last symbols.</summary>
/// <param name="Length">How many symbols are given; the last two count.</param>
/// <param name="Sharpness">The deviation of the chances' logarithms.</param>
internal sealed record Chain(string Name, int Alphabet, int Length, double Sharpness) : Problem(Name, Aim.Classes, Length, Alphabet)
{
    public override int Symbols => Alphabet;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var (last, before) = (Matrix(Alphabet, Alphabet, fixedRandom, Sharpness), Matrix(Alphabet, Alphabet, fixedRandom, Sharpness));
        return random =>
        {
            List<int> symbols = [random.NextIndex(Alphabet), random.NextIndex(Alphabet)];
            while (symbols.Count <= Length)
            {
                symbols.Add(random.NextWeighted([.. last[symbols[^1]].Zip(before[symbols[^2]], (a, b) => Math.Exp(a + b))]));
            }

            return ([.. symbols.Take(Length).Select(symbol => (double)symbol)], [symbols[^1]]);
        };
    }
}

/// <summary>The sum of the first symbols modulo their number; more symbols say nothing.</summary>
/// <param name="Terms">How many symbols are summed.</param>
internal sealed record ModularSum(string Name, int Modulus, int Terms, int Length) : Problem(Name, Aim.Classes, Length, Modulus)
{
    public override int Symbols => Modulus;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double[] symbols = [.. Enumerable.Range(0, Length).Select(_ => (double)random.NextIndex(Modulus))];
        return (symbols, [symbols.Take(Terms).Sum() % Modulus]);
    };
}

/// <summary>The commonest of a few symbols; of equal ones the least.</summary>
internal sealed record Majority(string Name, int Alphabet, int Length) : Problem(Name, Aim.Classes, Length, Alphabet)
{
    public override int Symbols => Alphabet;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double[] symbols = [.. Enumerable.Range(0, Length).Select(_ => (double)random.NextIndex(Alphabet))];
        return (symbols, [Largest([.. Enumerable.Range(0, Alphabet).Select(symbol => (double)symbols.Count(other => other == symbol))])]);
    };
}
