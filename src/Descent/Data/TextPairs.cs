namespace Descent;

/// <summary>Text, one item a line, as pairs of neighbouring characters; symbol 0 stands before and after each item. Immutable.</summary>
public sealed class TextPairs
{
    private TextPairs(string symbols, int[] first, int[] second) => (Symbols, First, Second) = (symbols, first, second);

    /// <summary>The characters in the order of their numbers; number 0 is the end of an item, shown as a line feed.</summary>
    public string Symbols { get; }

    /// <summary>The first character of each pair, as numbers.</summary>
    public IReadOnlyList<int> First { get; }

    /// <summary>The second character of each pair, as numbers.</summary>
    public IReadOnlyList<int> Second { get; }

    /// <summary>The pairs of some items.</summary>
    /// <param name="items">One item a line; empty ones are left out.</param>
    /// <exception cref="InvalidDataException">There is no item.</exception>
    public static TextPairs Of(IEnumerable<string> items)
    {
        var lines = items.Where(item => item.Length > 0).ToArray();
        if (lines.Length == 0)
        {
            throw new InvalidDataException("the text holds no item. Give a file with one item a line.");
        }

        var symbols = "\n" + string.Concat(lines.SelectMany(line => line).Distinct().Order());
        var number = symbols.Select((symbol, i) => (symbol, i)).ToDictionary(pair => pair.symbol, pair => pair.i);
        var (first, second) = (new List<int>(), new List<int>());
        foreach (var line in lines)
        {
            var before = 0;
            foreach (var symbol in line.Select(symbol => number[symbol]).Append(0))
            {
                first.Add(before);
                second.Add(symbol);
                before = symbol;
            }
        }

        return new(symbols, [.. first], [.. second]);
    }
}
