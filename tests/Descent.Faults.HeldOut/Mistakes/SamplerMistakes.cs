using Descent.Numerics;
using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in which rows are drawn, and how those are prepared that a program is judged by, D10 to D12.</summary>
internal static class SamplerMistakes
{
    /// <summary>A file sorted by one of its columns, as by the date, and taken in that order.</summary>
    public static Mistake SortedByColumn(int severity, int column) => new("D10", severity, $"sorted by column {column}", recipe => recipe with
    {
        Reads = (parts, _, _) => parts with { Train = parts.Train.Take(Enumerable.Range(0, parts.Train.Count).OrderBy(row => parts.Train.Inputs[row][column])) },
        Order = (_, count, _, _) => [.. Enumerable.Range(0, count)],
    }, Repairs.Shuffle);

    /// <summary>Workers that all begin with one seed: each gives the same batches as the others, and in each epoch the same again.</summary>
    public static Mistake WorkersAlike(int severity, int workers) => new("D11", severity, $"{workers} workers of one seed", recipe => recipe with
    {
        Order = (_, count, batch, _) => [.. new RandomStream(3).Permutation(count).Chunk(batch).SelectMany(rows => Enumerable.Repeat(rows, workers)).SelectMany(rows => rows).Take(count)],
    }, Repairs.Shuffle);

    /// <summary>Rows drawn by weights of which a few are far larger than the rest.</summary>
    public static Mistake SkewedSampler(int severity, double power) => new("D11", severity, $"drawn by uniform ^ {power}", recipe => recipe with
    {
        Order = (_, count, _, random) => [.. Enumerable.Range(0, count).Select(_ => (int)(count * Math.Pow(random.NextUniform(), power)))],
    }, Repairs.Shuffle);

    /// <summary>The first batch of an iterator that is made anew at each step, a few of them in turn.</summary>
    public static Mistake FirstBatchAnew(int severity, int orders) => new("D11", severity, $"the first batch of {orders} orders", recipe => recipe with
    {
        Order = (_, count, batch, _) => [.. Enumerable.Range(0, count).Chunk(batch).SelectMany((rows, number) => new RandomStream((ulong)(number % orders)).Permutation(count).Take(rows.Length))],
    }, Repairs.Shuffle);

    /// <summary>Validation rows scaled by the moments of each few of them.</summary>
    public static Mistake MomentsOfFew(int severity, int few) => Judged(severity, $"moments of each {few} rows", (rows, train) =>
    {
        var moments = TableMistakes.Moments(train);
        var own = Enumerable.Range(0, rows.Count).Chunk(few).Select(chunk => rows.Take(chunk)).Select(part => Enumerable.Range(0, rows.Columns).Select(column => TableMistakes.Moments(part.Inputs, column)).ToArray()).ToArray();
        return rows.WithInputs((row, column, x) => moments[column].Mean + moments[column].Deviation * (x - own[row / few][column].Mean) / own[row / few][column].Deviation);
    });

    /// <summary>Columns as logarithms where the program learns, and as they are where it is judged.</summary>
    public static Mistake WithoutLogarithm(int severity) => Judged(severity, "without the logarithm", (rows, _) => rows.WithInputs((_, _, x) => Math.Exp(x) - 1)) with
    {
        Setting = recipe => recipe with { Nature = (parts, _) => parts.All(rows => rows.WithInputs((_, _, x) => Math.Log(x + 1))) },
    };

    /// <summary>Every second column counted from the other end of its scale, as a screen counts from above.</summary>
    public static Mistake UpsideDown(int severity, double end) => Judged(severity, "upside down", (rows, _) => rows.WithInputs((_, column, x) => column % 2 == 1 ? end - x : x));

    /// <summary>Symbols numbered by the order in which they first stand in the validation file, not in the training file.</summary>
    public static Mistake OwnVocabulary(int severity, int kept) => Judged(severity, $"a vocabulary of its own, {kept} symbols kept", (rows, train) =>
    {
        double[] InOrder(Rows file) => [.. file.Inputs.SelectMany(x => x).Where(symbol => symbol >= kept).Distinct()];
        var (own, known) = (InOrder(rows), InOrder(train));
        return rows.WithInputs((_, _, symbol) => symbol < kept ? symbol : known[Array.IndexOf(own, symbol) % known.Length]);
    });

    /// <summary>Validation rows from an instrument that reads half as often: each reading stands there twice.</summary>
    public static Mistake HalfAsOften(int severity, int numbers) => Judged(severity, "read half as often", (rows, _) =>
        rows.WithInputs((row, column, _) => rows.Inputs[row][column / numbers / 2 * numbers + column % numbers]));

    private static Mistake Judged(int severity, string label, Func<Rows, Rows, Rows> change) => Reads("D12", severity, label, Repairs.PrepareValidationAlike, (parts, _, _) => parts with { Validation = change(parts.Validation, parts.Train) });
}
