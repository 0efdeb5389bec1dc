using System.Runtime.InteropServices;
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
    private readonly Dictionary<long, int> _nodes = []; // of a tree, by the node before and a symbol; the root is 0
    private readonly List<int> _counts = [0]; // how often the symbols on the way to a node were seen, of contexts and of whole windows
    private readonly Vocabulary _vocabulary;
    private readonly int _order;
    private readonly double _smoothing;

    /// <summary>Counts some items.</summary>
    /// <param name="items">The items; each is counted from its first symbol to its end.</param>
    /// <param name="vocabulary">The numbers of their symbols.</param>
    /// <param name="order">How many symbols are counted together: 1 or more; 2 for bigrams.</param>
    /// <param name="smoothing">The number α added to every count, 0 or more.</param>
    public NGram(IEnumerable<string> items, Vocabulary vocabulary, int order, double smoothing)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(smoothing);
        (_vocabulary, _order, _smoothing) = (vocabulary, order, smoothing);
        foreach (var window in items.SelectMany(Windows))
        {
            var node = 0;
            foreach (var symbol in window.AsSpan(..^1))
            {
                node = Grown(node, symbol);
            }

            _counts[node]++;
            _counts[Grown(node, window[^1])]++;
        }
    }

    private NGram(NGram counted, double smoothing) =>
        (_nodes, _counts, _vocabulary, _order, _smoothing) = (counted._nodes, counted._counts, counted._vocabulary, counted._order, smoothing);

    /// <summary>The model of the same counts with another smoothing.</summary>
    /// <param name="smoothing">The number α added to every count, 0 or more.</param>
    public NGram Smoothed(double smoothing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(smoothing);
        return new(this, smoothing);
    }

    /// <summary>The log-likelihood of some items: the sum of ln p over all their symbols and ends, in double; 0 or less.</summary>
    public double LogLikelihood(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.SelectMany(Windows).Sum(LogProbability);
    }

    /// <summary>The mean negative log-likelihood a symbol, ends included: the loss of the model on some items.</summary>
    public double Loss(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var (sum, count) = (0.0, 0);
        foreach (var window in items.SelectMany(Windows))
        {
            sum -= LogProbability(window);
            count++;
        }

        return sum / count;
    }

    /// <summary>The probability of each symbol after a context.</summary>
    /// <param name="context">The symbols before; as many of the last as the order asks for are read.</param>
    public double[] Next(ReadOnlySpan<int> context)
    {
        var window = new int[_order]; // marks, where the context is too short
        for (var i = 1; i < _order && i <= context.Length; i++)
        {
            window[^(i + 1)] = context[^i];
        }

        var next = new double[_vocabulary.Count];
        for (var symbol = 0; symbol < next.Length; symbol++)
        {
            window[^1] = symbol;
            next[symbol] = Math.Exp(LogProbability(window));
        }

        return next;
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

    private double LogProbability(int[] window)
    {
        var node = 0;
        foreach (var symbol in window.AsSpan(..^1))
        {
            if (!_nodes.TryGetValue(Key(node, symbol), out node))
            {
                return -Math.Log(_vocabulary.Count);
            }
        }

        var seen = _nodes.TryGetValue(Key(node, window[^1]), out var last) ? _counts[last] : 0;
        return _counts[node] == 0 ? -Math.Log(_vocabulary.Count) : Math.Log((seen + _smoothing) / (_counts[node] + _smoothing * _vocabulary.Count));
    }

    private int Grown(int node, int symbol)
    {
        ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_nodes, Key(node, symbol), out var isKnown);
        if (!isKnown)
        {
            next = _counts.Count;
            _counts.Add(0);
        }

        return next;
    }

    private static long Key(int node, int symbol) => ((long)node << 32) | (uint)symbol;

    // The symbols counted together, from an item's first to its end; each overwrites the one before.
    private IEnumerable<int[]> Windows(string item)
    {
        var window = new int[_order];
        foreach (var symbol in _vocabulary.Encode(item).Append(Vocabulary.Mark))
        {
            window.AsSpan(1).CopyTo(window);
            window[^1] = symbol;
            yield return window;
        }
    }
}
