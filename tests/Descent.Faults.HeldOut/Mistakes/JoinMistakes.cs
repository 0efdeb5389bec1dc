using Descent.Numerics;
using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who join, repeat, thin and order rows, D5 and D8 to D11.</summary>
internal static class JoinMistakes
{
    /// <summary>Two parts of a file pasted in the other order, in the targets alone, for the last of the rows.</summary>
    public static Mistake PartsExchanged(int severity, double from) => Reads("D5", severity, $"parts exchanged from {from}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
    {
        var (kept, half) = ((int)(from * rows.Count), (int)((1 - from) * rows.Count / 2));
        return rows with { Targets = [.. rows.Targets.Take(kept), .. rows.Targets.Skip(kept + half), .. rows.Targets.Skip(kept).Take(half)] };
    }));

    /// <summary>Targets joined by a column that is rounded, and so belongs to many rows: all of them have the answer of the first.</summary>
    public static Mistake JoinedBy(int severity, int column, double unit) => Reads("D5", severity, $"joined by column {column} in steps of {unit}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
    {
        Dictionary<double, double[]> answers = [];
        foreach (var (x, y) in rows.Inputs.Zip(rows.Targets))
        {
            answers.TryAdd(Math.Round(x[column] / unit), y);
        }

        return rows with { Targets = [.. rows.Inputs.Select(x => answers[Math.Round(x[column] / unit)])] };
    }));

    /// <summary>Every so many rows' targets exchanged with the next one's, as at the joints of short files.</summary>
    public static Mistake Neighbours(int severity, int every) => Reads("D5", severity, $"every {every}th target exchanged with the next", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
        rows with { Targets = [.. rows.Targets.Select((y, row) => row % every == 0 && row + 1 < rows.Count ? rows.Targets[row + 1] : row % every == 1 ? rows.Targets[row - 1] : y)] }));

    /// <summary>Several rows of each source, a little different, split by row and not by source.</summary>
    public static Mistake ByRow(int severity, int rowsOfSource, double noise) => Reads("D8", severity, FormattableString.Invariant($"{rowsOfSource} rows of a source, noise {noise}"), Repairs.SeparateValidation, (parts, _, random) =>
    {
        var (all, count) = (parts.Train.And(parts.Validation), parts.Train.Count);
        var spreads = Enumerable.Range(0, all.Columns).Select(column => TableMistakes.Moments(all.Inputs, column).Deviation).ToArray();
        var mixed = random.Permutation(all.Count);
        var repeated = all.Take(mixed.Select(row => row / rowsOfSource));
        repeated = noise > 0 ? repeated.WithInputs((_, column, x) => x + noise * spreads[column] * random.NextNormal()) : repeated;
        return parts with { Train = repeated.Take(Enumerable.Range(0, count)), Validation = repeated.Take(Enumerable.Range(count, all.Count - count)) };
    });

    /// <summary>Each class less frequent than the last by a factor where the program reads them; the truth has full shares.</summary>
    public static Mistake LongTail(int severity, double factor) => Reads("D9", severity, $"class k kept to {factor}^k", null, (parts, _, random) =>
        parts.Read(rows => rows.Take(Enumerable.Range(0, rows.Count).Where(row => random.NextUniform() < Math.Pow(factor, rows.Targets[row][0])))));

    /// <summary>A sorted file, read to its end and back again.</summary>
    public static Mistake BackAndForth(int severity) => new("D10", severity, "a sorted file back and forth", recipe => recipe with
    {
        Reads = (parts, _, _) => parts with { Train = Nature.SortedFile(parts, new RandomStream(0)).Train },
        Order = (epoch, count, _, _) => [.. Enumerable.Range(0, count).Select(row => epoch % 2 == 0 ? row : count - 1 - row)],
    }, Repairs.Shuffle);

    /// <summary>A file sorted by class whose classes are read in turns of so many batches each.</summary>
    public static Mistake Turns(int severity, int batches) => new("D10", severity, $"classes in turns of {batches} batches", recipe => recipe with
    {
        Reads = (parts, _, _) => parts with { Train = Nature.SortedFile(parts, new RandomStream(0)).Train },
        Order = (_, count, batch, random) =>
        {
            var turns = Enumerable.Range(0, count).Chunk(batches * batch).ToArray();
            return [.. random.Permutation(turns.Length).SelectMany(turn => turns[turn])];
        },
    }, Repairs.Shuffle);

    /// <summary>A stride that has a factor in common with the number of rows: most rows are passed over.</summary>
    public static Mistake Stride(int severity, int stride) => new("D11", severity, $"stride of {stride}", recipe => recipe with { Order = (_, count, _, _) => [.. Enumerable.Range(0, count).Select(i => (int)((long)i * stride % count))] }, Repairs.Shuffle);

    /// <summary>A buffer to shuffle in that is filled once, and not filled up again.</summary>
    public static Mistake Buffer(int severity, int rows) => new("D11", severity, $"a buffer of {rows} filled once", recipe => recipe with { Order = (_, count, _, random) => [.. Enumerable.Range(0, count).Select(_ => random.NextIndex(Math.Min(count, rows)))] }, Repairs.Shuffle);
}
