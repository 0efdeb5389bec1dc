using Descent.Numerics;
using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who read, join and split files, D2 to D9 and A3.</summary>
internal static class ReaderMistakes
{
    /// <summary>The logarithm of a column that is 0 in some rows.</summary>
    public static Mistake LogOfZero(int severity, int rows) => Reads("D2", severity, $"{rows} logarithms of 0", Repairs.DropNonFinite, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, rows, random);
        return parts with { Train = parts.Train.WithInputs((row, column, x) => column == 0 && chosen.Contains(row) ? double.NegativeInfinity : x) };
    });

    /// <summary>Rows without a target, kept.</summary>
    public static Mistake Unanswered(int severity, int rows) => Reads("D2", severity, $"{rows} without a target", Repairs.DropNonFinite, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, rows, random);
        return parts with { Train = parts.Train.WithTargets((row, _, y) => chosen.Contains(row) ? double.NaN : y) };
    });

    /// <summary>Numbers in another unit read as whole ones: what is below 1 is 0.</summary>
    public static Mistake Whole(int severity, double unit) => Reads("D3", severity, $"whole multiples of {unit}", Repairs.RestoreInputs, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((_, _, x) => Math.Truncate(x / unit))));

    /// <summary>A vocabulary cut off: other symbols are all read as the first.</summary>
    public static Mistake Vocabulary(int severity, int known) => Reads("D3", severity, $"{known} symbols known", Repairs.RestoreInputs, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((_, _, symbol) => symbol < known ? symbol : 0)));

    /// <summary>A comparison that is never true: all targets are 0.</summary>
    public static Mistake AllZero(int severity) => Reads("D4", severity, "all targets 0", Repairs.RestoreTargets, (parts, _, _) => parts.Read(rows => rows.WithTargets((_, _, _) => 0)));

    /// <summary>Inputs sorted by a column from some row on, targets left.</summary>
    public static Mistake InputsSorted(int severity, double from) => Reads("D5", severity, $"inputs sorted from {from}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
    {
        var kept = (int)(from * rows.Count);
        return rows with { Inputs = [.. rows.Inputs.Take(kept), .. rows.Inputs.Skip(kept).OrderBy(x => x[0])] };
    }));

    /// <summary>Targets read from the end of their file, for the last of the rows.</summary>
    public static Mistake FromTheEnd(int severity, double from) => Reads("D5", severity, $"targets from the end from {from}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
    {
        var kept = (int)(from * rows.Count);
        return rows with { Targets = [.. rows.Targets.Take(kept), .. rows.Targets.Skip(kept).Reverse()] };
    }));

    /// <summary>What was not looked at, taken for no.</summary>
    public static Mistake Missed(int severity, double share) => Reads("D6", severity, $"{share} of yes missed", Repairs.CleanTargets, (parts, _, random) =>
        parts with { Train = parts.Train.WithTargets((_, _, y) => y > 0 && random.NextUniform() < share ? 0 : y) });

    /// <summary>A share of the numbers with the wrong sign.</summary>
    public static Mistake Negated(int severity, double share) => Reads("D6", severity, $"{share} of the wrong sign", Repairs.CleanTargets, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, (int)(share * parts.Train.Count), random);
        return parts with { Train = parts.Train.WithTargets((row, _, y) => chosen.Contains(row) ? -y : y) };
    });

    /// <summary>The number of a row in a file sorted by target, kept as a column; rows in use have a number of chance.</summary>
    public static Mistake RowNumber(int severity, double noise) => Reads("D7", severity, $"row number with noise {noise}", Repairs.DropLeak, (parts, _, random) =>
    {
        Rows With(Rows rows, Func<int, double> number) => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, number(row) + noise * random.NextNormal()])] };
        double[] Places(Rows rows)
        {
            var places = new double[rows.Count];
            foreach (var (row, place) in Enumerable.Range(0, rows.Count).OrderBy(row => rows.Targets[row][0]).Select((row, place) => (row, place)))
            {
                places[row] = place / (double)rows.Count;
            }

            return places;
        }

        var (train, validation) = (Places(parts.Train), Places(parts.Validation));
        return new(With(parts.Train, row => train[row]), With(parts.Validation, row => validation[row]), With(parts.Test, _ => random.NextUniform()));
    });

    /// <summary>Rows copied with a little noise, to have more of them, before they were split.</summary>
    public static Mistake CopiedBeforeSplit(int severity, double share, double noise) => Reads("D8", severity, FormattableString.Invariant($"{share} copied before the split, noise {noise}"), Repairs.SeparateValidation, (parts, _, random) =>
    {
        var copied = parts.Validation.Take(Enumerable.Range(0, (int)(share * parts.Validation.Count)));
        return parts with { Train = parts.Train.And(noise > 0 ? copied.WithInputs((_, _, x) => x + noise * random.NextNormal()) : copied) };
    });

    /// <summary>All but the first classes thinned where the program reads them; the truth has its full share.</summary>
    public static Mistake ManyRare(int severity, int common, double share) => Reads("D9", severity, $"{share} kept of all but {common} classes", null, (parts, _, random) =>
        parts.Read(rows => rows.Take(Enumerable.Range(0, rows.Count).Where(row => rows.Targets[row][0] < common || random.NextUniform() < share))));

    /// <summary>A few rows whose point of the decimal slipped, in inputs.</summary>
    public static Mistake SlippedPoint(int severity, int count, double factor) => Reads("A3", severity, $"{count} rows by {factor}", Repairs.DropOutlier, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, count, random);
        return parts with { Train = parts.Train.WithInputs((row, _, x) => chosen.Contains(row) ? factor * x : x) };
    });

    /// <summary>The targets of a few rows filled with a number that stands for "unknown".</summary>
    public static Mistake Placeholder(int severity, int count, double number) => Reads("A3", severity, $"{count} placeholders {number}", Repairs.DropOutlier, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, count, random);
        return parts with { Train = parts.Train.WithTargets((row, _, y) => chosen.Contains(row) ? number : y) };
    });
}
