using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of loaders of one's own, D10 and D11.</summary>
internal static class LoaderMistakes
{
    /// <summary>Batches cut from a sorted file, and only the batches shuffled.</summary>
    public static Mistake PureBatches(int severity) => new("D10", severity, "batches of a sorted file", recipe => recipe with
    {
        Reads = (parts, _, _) => parts with { Train = Nature.SortedFile(parts, new RandomStream(0)).Train },
        Order = (_, count, batch, random) =>
        {
            var batches = Enumerable.Range(0, count).Chunk(batch).ToArray();
            return [.. random.Permutation(batches.Length).SelectMany(number => batches[number])];
        },
    }, Repairs.Shuffle);

    /// <summary>A file sorted by target, shuffled within a window that is too small.</summary>
    public static Mistake SmallWindow(int severity, double share) => new("D10", severity, $"shuffled within {share} of a sorted file", recipe => recipe with
    {
        Reads = (parts, _, _) => parts with { Train = Nature.SortedFile(parts, new RandomStream(0)).Train },
        Order = (_, count, _, random) =>
        {
            var window = Math.Max(1, (int)(share * count));
            return [.. Enumerable.Range(0, count).Chunk(window).SelectMany(rows => random.Permutation(rows.Length).Select(place => rows[place]))];
        },
    }, Repairs.Shuffle);

    /// <summary>The batch is chosen by the number of the epoch, where it should be by that of the step.</summary>
    public static Mistake BatchOfEpoch(int severity) => new("D11", severity, "one batch an epoch", recipe => recipe with
    {
        Order = (epoch, count, batch, _) =>
        {
            var first = epoch * batch % Math.Max(1, count - batch + 1);
            return [.. Enumerable.Range(0, count).Select(i => first + i % Math.Min(count, batch))];
        },
    }, Repairs.Shuffle);

    /// <summary>Every so many rows alone, in an order of chance.</summary>
    public static Mistake EveryOther(int severity, int every) => new("D11", severity, $"every {every}th row", recipe => recipe with
    {
        Order = (_, count, _, random) => [.. Enumerable.Range(0, count).Select(_ => random.NextIndex(count / every) * every)],
    }, Repairs.Shuffle);
}
