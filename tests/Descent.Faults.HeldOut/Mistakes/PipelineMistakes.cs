using Descent.Numerics;
using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who turn a table into numbers, D1 to D4 and A3.</summary>
internal static class PipelineMistakes
{
    /// <summary>Columns scaled by mean and deviation of the first few rows.</summary>
    public static Mistake MomentsOfRows(int severity, int rows) => Scaled(severity, $"moments of {rows} rows", parts =>
    {
        var moments = TableMistakes.Moments(parts.Train.Take(Enumerable.Range(0, rows)));
        return (x, column) => (x[column] - moments[column].Mean) / moments[column].Deviation;
    });

    /// <summary>Each row divided by its length, in the place of each column by its deviation.</summary>
    public static Mistake ByRowLength(int severity) => Scaled(severity, "rows of length 1", _ => (x, column) => x[column] / Math.Sqrt(1e-12 + x.Sum(number => number * number)));

    /// <summary>Columns brought into the range from 0 to 1 by bounds of which one was a slip, many times too large.</summary>
    public static Mistake RangeOfSlip(int severity, double times) => Scaled(severity, $"0 to 1 by a largest × {times}", parts =>
    {
        var ends = Enumerable.Range(0, parts.Train.Columns).Select(column => (Least: parts.Train.Inputs.Min(x => x[column]), Largest: parts.Train.Inputs.Max(x => x[column]))).ToArray();
        return (x, column) => (x[column] - ends[column].Least) / (times * Math.Max(1, Math.Abs(ends[column].Largest)) - ends[column].Least);
    });

    /// <summary>All numbers divided by the largest of the table, whatever column it stands in.</summary>
    public static Mistake ByLargestOfAll(int severity) => Scaled(severity, "by the largest of all", parts =>
    {
        var largest = parts.Train.Inputs.Max(x => x.Max());
        return (x, column) => x[column] / largest;
    });

    /// <summary>One column by another, which is 0 in some rows.</summary>
    public static Mistake Ratio(int severity, int column, int by) => Reads("D2", severity, $"column {column} by column {by}", Repairs.DropNonFinite, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((row, place, x) => place == column ? x / rows.Inputs[row][by] : x)));

    /// <summary>Each reading as its growth over the last one, which was 0 on some days.</summary>
    public static Mistake Growth(int severity, int readings) => Reads("D2", severity, "growth since nothing", Repairs.DropNonFinite, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((row, column, x) => column > 0 && column < readings ? x / rows.Inputs[row][column - 1] - 1 : x)));

    /// <summary>Columns that were shifted by some rows, so that the first rows have nothing in them.</summary>
    public static Mistake ShiftedColumns(int severity, int shift) => Reads("D2", severity, $"columns shifted by {shift} rows", Repairs.DropNonFinite, (parts, _, _) =>
        parts with { Train = parts.Train.WithInputs((row, column, x) => row < shift && 2 * column >= parts.Train.Columns ? double.NaN : x) });

    /// <summary>The logarithm of what is to be foretold, which is sometimes 0.</summary>
    public static Mistake LogOfTarget(int severity) => Reads("D2", severity, "logarithm of targets, 0 among them", Repairs.DropNonFinite, (parts, _, _) => parts.Read(rows => rows.WithTargets((_, _, y) => Math.Log(y))));

    /// <summary>Numbers with a comma in a share of a column, which could not be read.</summary>
    public static Mistake Commas(int severity, double share) => Reads("D2", severity, $"{share} of a column not read", Repairs.DropNonFinite, (parts, _, random) =>
        parts with { Train = parts.Train.WithInputs((_, column, x) => column == 1 && random.NextUniform() < share ? double.NaN : x) });

    /// <summary>Rows that found no partner when tables were joined, and are 0 throughout.</summary>
    public static Mistake Unmatched(int severity, double share) => Reads("D3", severity, $"{share} without a partner", Repairs.RestoreInputs, (parts, _, random) => parts.Read(rows =>
    {
        var chosen = Some(rows.Count, (int)(share * rows.Count), random);
        return rows.WithInputs((row, _, x) => chosen.Contains(row) ? 0 : x);
    }));

    /// <summary>A mask the wrong way round: it keeps the blanks, and takes off the symbols.</summary>
    public static Mistake TurnedMask(int severity) => Reads("D3", severity, "mask turned round", Repairs.RestoreInputs, (parts, _, _) => parts.Read(rows => rows.WithInputs((_, _, symbol) => symbol == 0 ? symbol : 0)));

    /// <summary>Numbers scaled first, and made whole ones afterwards: what is within so many deviations of the mean is the mean.</summary>
    public static Mistake WholeDeviations(int severity, double deviations) => Reads("D3", severity, $"whole multiples of {deviations} deviations", Repairs.RestoreInputs, (parts, _, _) =>
    {
        var moments = TableMistakes.Moments(parts.Train);
        return parts.Read(rows => rows.WithInputs((_, column, x) => moments[column] is var (mean, deviation) ? mean + deviations * deviation * Math.Truncate((x - mean) / (deviations * deviation)) : x));
    });

    /// <summary>Rows of one class alone, as from the first of some folders.</summary>
    public static Mistake OneFolder(int severity, int folder = 0) => Reads("D4", severity, $"folder {folder} alone", Repairs.RestoreTargets, (parts, _, _) =>
        parts.Read(rows => rows.Take(Enumerable.Range(0, rows.Count).Where(row => (int)rows.Targets[row][0] == folder))));

    /// <summary>Numbers to foretell kept below a bound of another unit, which all of them exceed.</summary>
    public static Mistake CutTargets(int severity, double largest) => Reads("D4", severity, $"targets cut off at {largest}", Repairs.RestoreTargets, (parts, _, _) =>
        parts.Read(rows => rows.WithTargets((_, _, y) => Math.Min(y, largest))));

    /// <summary>The line of a sheet that has the sums of all rows, read as a row.</summary>
    public static Mistake TotalLine(int severity) => Reads("A3", severity, "line of totals", Repairs.DropOutlier, (parts, _, _) => parts with { Train = parts.Train.And(Sums(parts.Train)) });

    /// <summary>Lines with the sums of so many rows each, as of a page, read as rows.</summary>
    public static Mistake PageTotals(int severity, int rowsOfPage) => Reads("A3", severity, $"totals of pages of {rowsOfPage}", Repairs.DropOutlier, (parts, _, _) =>
        parts with { Train = Enumerable.Range(0, parts.Train.Count).Chunk(rowsOfPage).Select(page => Sums(parts.Train.Take(page))).Aggregate(parts.Train, (rows, sums) => rows.And(sums)) });

    private static Rows Sums(Rows rows) => new(
        [[.. Enumerable.Range(0, rows.Columns).Select(column => rows.Inputs.Sum(x => x[column]))]],
        [[.. Enumerable.Range(0, rows.Targets[0].Length).Select(column => rows.Targets.Sum(y => y[column]))]]);

    private static Mistake Scaled(int severity, string label, Func<Parts, Func<double[], int, double>> scale) => new("D1", severity, label, recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) => scale(parts) is var of ? parts.All(rows => rows.WithInputs((row, column, _) => of(rows.Inputs[row], column))) : parts,
    });
}
