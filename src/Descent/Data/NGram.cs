using Descent.Numerics;

namespace Descent;

/// <summary>A model of text by counting: the probability of a symbol after the <c>order − 1</c> before it. Immutable.</summary>
/// <remarks>
/// Maximum likelihood with additive smoothing: <c>p(s | c) = (N(c s) + α) / (N(c) + α V)</c>, V symbols. With α = 0 it is the
/// likeliest model of the text it counted, and gives −∞ to what it never saw. A context never seen gives 1 / V.
/// Source: Jurafsky and Martin, Speech and Language Processing, 3rd edition draft of 2025, chapter 3.
/// </remarks>
public sealed class NGram
{
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, int> _contexts = [];
    private readonly Vocabulary _vocabulary;
    private readonly int _order;
    private readonly double _smoothing;

    /// <summary>Counts some items.</summary>
    /// <param name="items">The items; each is counted from its first symbol to its end.</param>
    /// <param name="vocabulary">The numbers of their symbols, fewer than 65,536.</param>
    /// <param name="order">How many symbols are counted together: 1 or more; 2 for bigrams.</param>
    /// <param name="smoothing">The number α added to every count, 0 or more.</param>
    public NGram(IEnumerable<string> items, Vocabulary vocabulary, int order, double smoothing)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(smoothing);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vocabulary.Count, char.MaxValue, nameof(vocabulary));
        (_vocabulary, _order, _smoothing) = (vocabulary, order, smoothing);
        foreach (var item in items)
        {
            foreach (var gram in Grams(item))
            {
                _counts[gram] = _counts.GetValueOrDefault(gram) + 1;
                _contexts[gram[..^1]] = _contexts.GetValueOrDefault(gram[..^1]) + 1;
            }
        }
    }

    /// <summary>The log-likelihood of some items: the sum of ln p over all their symbols and ends, in double; 0 or less.</summary>
    public double LogLikelihood(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Sum(item => Grams(item).Sum(LogProbability));
    }

    /// <summary>The mean negative log-likelihood a symbol, ends included: the loss of the model on some items.</summary>
    public double Loss(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var (sum, count) = (0.0, 0);
        foreach (var item in items)
        {
            foreach (var gram in Grams(item))
            {
                sum -= LogProbability(gram);
                count++;
            }
        }

        return sum / count;
    }

    /// <summary>The probability of each symbol after a context.</summary>
    /// <param name="context">The symbols before; as many of the last as the order asks for are read.</param>
    public double[] Next(ReadOnlySpan<int> context)
    {
        var before = new char[_order - 1]; // marks, where the context is too short
        for (var i = 1; i <= before.Length && i <= context.Length; i++)
        {
            before[^i] = (char)context[^i];
        }

        var start = new string(before);
        return [.. Enumerable.Range(0, _vocabulary.Count).Select(symbol => Math.Exp(LogProbability(start + (char)symbol)))];
    }

    /// <summary>An item drawn from the model, of 1,000 symbols at most.</summary>
    public string Sample(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var symbols = new List<int>();
        while (symbols.Count < 1000)
        {
            var next = random.NextWeighted(Next([.. symbols]));
            if (next == Vocabulary.Mark)
            {
                break;
            }

            symbols.Add(next);
        }

        return _vocabulary.Decode(symbols);
    }

    private double LogProbability(string gram)
    {
        var context = _contexts.GetValueOrDefault(gram[..^1]);
        return context == 0
            ? -Math.Log(_vocabulary.Count)
            : Math.Log((_counts.GetValueOrDefault(gram) + _smoothing) / (context + _smoothing * _vocabulary.Count));
    }

    // The windows of an item as strings whose characters are symbol numbers: a key that hashes and compares fast.
    private IEnumerable<string> Grams(string item)
    {
        var window = new char[_order];
        foreach (var symbol in _vocabulary.Encode(item).Append(Vocabulary.Mark))
        {
            window.AsSpan(1).CopyTo(window);
            window[^1] = (char)symbol;
            yield return new string(window);
        }
    }
}
