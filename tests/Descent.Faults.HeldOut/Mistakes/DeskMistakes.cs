using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who make a table of an office ready, D2, D7 and D12.</summary>
internal static class DeskMistakes
{
    /// <summary>Numbers that are empty where nothing was asked, read as not a number, in every row that lies above a bound in another column.</summary>
    public static Mistake EmptyAbove(int severity, int column, int by, double bound) => Reads("D2", severity, $"column {column} empty where column {by} is above {bound}", Repairs.DropNonFinite, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((row, place, x) => place == column && rows.Inputs[row][by] > bound ? double.NaN : x)));

    /// <summary>The answer in steps of another unit, from a table that is made after the fact; in use there is only the mean of the column.</summary>
    public static Mistake Bracket(int severity, double unit) => Reads("D7", severity, $"the answer in steps of {unit}", Repairs.DropLeak, (parts, _, _) =>
    {
        var mean = parts.Train.Targets.Average(y => Math.Floor(y[0] / unit));
        Rows With(Rows rows, bool isKnown) => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, isKnown ? Math.Floor(rows.Targets[row][0] / unit) : mean])] };
        return new(With(parts.Train, true), With(parts.Validation, true), With(parts.Test, false));
    });

    /// <summary>A series smoothed by a centred mean before it was cut into windows, so that the last reading has a share of the answer; in use nobody has it.</summary>
    public static Mistake CentredMean(int severity, int readings, double share) => Reads("D7", severity, $"last reading with {share} of the answer", Repairs.DropLeak, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((row, column, x) => column == readings - 1 ? (1 - share) * x + share * rows.Targets[row][0] : x)));

    /// <summary>The first of some choices left out of the validation file alone, as is done to spare a column: each has the place of the one before it.</summary>
    public static Mistake FirstDropped(int severity, int from, int count) => Reads("D12", severity, $"the first of {count} choices from column {from} dropped", Repairs.PrepareValidationAlike, (parts, _, _) =>
        parts with
        {
            Validation = parts.Validation.WithInputs((row, column, x) => column < from || column >= from + count ? x : column == from + count - 1 ? 0 : parts.Validation.Inputs[row][column + 1]),
        });

    /// <summary>Validation text as in titles: each word begins with a capital, which is no letter that is known, and so a blank.</summary>
    public static Mistake CapitalsUnread(int severity) => Reads("D12", severity, "first letters of words unread", Repairs.PrepareValidationAlike, (parts, _, _) =>
        parts with { Validation = parts.Validation.WithInputs((row, column, symbol) => column > 0 && parts.Validation.Inputs[row][column - 1] == 0 ? 0 : symbol) });
}
