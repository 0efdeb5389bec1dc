using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in what a loop is fed and how far it goes, D10, D11, O1, O3 and O9.</summary>
internal static class FeedMistakes
{
    /// <summary>A sorted table in a few files, taken one after another in an order of chance; rows are shuffled within a file.</summary>
    public static Mistake FilesInTurn(int severity, int files) => new("D10", severity, $"{files} files of a sorted table in turn", recipe => recipe with
    {
        Reads = (parts, _, _) => parts with { Train = Nature.SortedFile(parts, new RandomStream(0)).Train },
        Order = (_, count, _, random) =>
        {
            var chunks = Enumerable.Range(0, count).Chunk((count + files - 1) / files).ToArray();
            return [.. random.Permutation(chunks.Length).SelectMany(file => random.Permutation(chunks[file].Length).Select(place => chunks[file][place]))];
        },
    }, Repairs.Shuffle);

    /// <summary>Each batch is drawn by a generator that is made anew, of one of a few seeds.</summary>
    public static Mistake SameSeed(int severity, int seeds) => new("D11", severity, $"batches by {seeds} seeds", recipe => recipe with
    {
        Order = (_, count, batch, _) => [.. Enumerable.Range(0, count).Chunk(batch).SelectMany((rows, number) => Drawn(rows.Length, count, (ulong)(number % seeds)))],
    }, Repairs.Shuffle);

    /// <summary>A place that is set back to the start after a share of the rows.</summary>
    public static Mistake SetBack(int severity, double share) => new("D11", severity, $"set back after {share}", recipe => recipe with
    {
        Order = (_, count, batch, random) =>
        {
            var used = Math.Max(batch, (int)(share * count));
            return [.. Enumerable.Range(0, (count + used - 1) / used).SelectMany(_ => random.Permutation(used)).Take(count)];
        },
    }, Repairs.Shuffle);

    /// <summary>The rate of one row multiplied by the rows of a batch.</summary>
    public static Mistake ByBatch(int severity) => new("O1", severity, "rate × batch", recipe => recipe with { Rate = recipe.Rate * recipe.Batch });

    /// <summary>A drop of the rate that was planned for the end of a longer run.</summary>
    public static Mistake EarlyDrop(int severity, double share, double factor) =>
        new("O3", severity, $"× {factor} each {share} of the run", recipe => recipe with { Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, (int)(share * steps)), factor) });

    /// <summary>Gradients of many batches averaged before each update.</summary>
    public static Mistake ManyAnUpdate(int severity, int batches) => new("O9", severity, $"{batches} batches an update", recipe => recipe with { Accumulates = batches }, Repairs.TrainLonger);

    private static IEnumerable<int> Drawn(int rows, int count, ulong seed)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => random.NextIndex(count))];
    }
}
