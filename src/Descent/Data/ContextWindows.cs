namespace Descent;

/// <summary>Text as examples: from the symbols before, predict the next.</summary>
public static class ContextWindows
{
    /// <summary>One example for each symbol of each item and for its end: [n, length] symbols before, and [n] next ones.</summary>
    /// <remarks>What lies before an item's start is filled with <see cref="Vocabulary.Mark"/>.</remarks>
    /// <param name="items">The items.</param>
    /// <param name="vocabulary">The numbers of their symbols.</param>
    /// <param name="length">How many symbols the model sees, 1 or more.</param>
    public static Dataset Of(IEnumerable<string> items, Vocabulary vocabulary, int length)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var contexts = new List<int>();
        var nexts = new List<int>();
        foreach (var item in items)
        {
            var context = new int[length];
            foreach (var next in vocabulary.Encode(item).Append(Vocabulary.Mark))
            {
                contexts.AddRange(context);
                nexts.Add(next);
                context.AsSpan(1).CopyTo(context);
                context[^1] = next;
            }
        }

        return new(Indices.From(new(nexts.Count, length), [.. contexts]), Indices.Of([.. nexts]));
    }
}
