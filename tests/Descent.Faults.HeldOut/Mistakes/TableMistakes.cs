using Descent.Numerics;
using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who make a table ready, D1 to D6 and A3.</summary>
internal static class TableMistakes
{
    /// <summary>Columns as they were measured.</summary>
    public static Mistake Unscaled(int severity) => new("D1", severity, "as measured", recipe => recipe with { StandardisesInputs = false });

    /// <summary>All columns divided by one number, as is done with brightness.</summary>
    public static Mistake DividedBy(int severity, double number) => new("D1", severity, $"divided by {number}", recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) => parts.All(rows => rows.WithInputs((_, _, x) => x / number)),
    });

    /// <summary>A column that was added later, and is not in the list of those to be standardised.</summary>
    public static Mistake Forgotten(int severity) => new("D1", severity, "the largest column forgotten", recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) =>
        {
            var moments = Moments(parts.Train);
            var forgotten = Array.IndexOf(moments, moments.MaxBy(moment => Math.Abs(moment.Mean)));
            return parts.All(rows => rows.WithInputs((_, column, x) => column == forgotten ? x : (x - moments[column].Mean) / moments[column].Deviation));
        },
    });

    /// <summary>The root of a column that is below 0 in its least rows.</summary>
    public static Mistake RootOfNegative(int severity, double share) => Reads("D2", severity, $"root of {share} below 0", Repairs.DropNonFinite, (parts, _, _) =>
    {
        var zero = parts.Train.Inputs.Select(x => x[0]).Order().ElementAt((int)(share * parts.Train.Count));
        return parts.Read(rows => rows.WithInputs((_, column, x) => column == 0 ? Math.Sqrt(x - zero) : x));
    });

    /// <summary>A ratio of two readings that were both 0 in some rows, of training and of validation.</summary>
    public static Mistake NothingByNothing(int severity, int every) => Reads("D2", severity, $"0 by 0 in every {every}th row", Repairs.DropNonFinite, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((row, column, x) => column == rows.Columns - 1 && row % every == every - 1 ? double.NaN : x)));

    /// <summary>A loop over columns whose body reads the first one each time.</summary>
    public static Mistake FirstColumnAgain(int severity) => Reads("D3", severity, "the first column in all places", Repairs.RestoreInputs, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((row, _, _) => rows.Inputs[row][0])));

    /// <summary>A length in bytes taken for one in numbers: the rest of each row is 0.</summary>
    public static Mistake ShortCopy(int severity, double share) => Reads("D3", severity, $"only {share} of a row copied", Repairs.RestoreInputs, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((_, column, x) => column < share * rows.Columns ? x : 0)));

    /// <summary>Numbers kept within bounds that were meant for another unit.</summary>
    public static Mistake Bounded(int severity, double least, double largest) => Reads("D3", severity, $"kept within {least} to {largest}", Repairs.RestoreInputs, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((_, _, x) => Math.Clamp(x, least, largest))));

    /// <summary>Means by a key that is the same in all rows, in the place of the numbers themselves.</summary>
    public static Mistake GroupedByNothing(int severity) => Reads("D4", severity, "the mean in all rows", Repairs.RestoreTargets, (parts, _, _) =>
    {
        var means = Enumerable.Range(0, parts.Train.Targets[0].Length).Select(column => parts.Train.Targets.Average(y => y[column])).ToArray();
        return parts.Read(rows => rows.WithTargets((_, column, _) => means[column]));
    });

    /// <summary>A threshold that no row reaches: each has the last class.</summary>
    public static Mistake NeverReached(int severity) => Reads("D4", severity, "the last class in all rows", Repairs.RestoreTargets, (parts, recipe, _) =>
        parts.Read(rows => rows.WithTargets((_, _, _) => recipe.Problem.Aim == Aim.Classes ? recipe.Problem.Outputs - 1 : 1)));

    /// <summary>Inputs and targets in many files, those of the targets in the order of their names: 1, 10, 11, 2.</summary>
    public static Mistake FilesByName(int severity, int rowsOfFile) => Reads("D5", severity, $"files of {rowsOfFile} by name", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
    {
        var files = Enumerable.Range(0, rows.Count).Chunk(rowsOfFile).Select((file, number) => (file, number)).OrderBy(pair => $"{pair.number}", StringComparer.Ordinal);
        return rows with { Targets = [.. files.SelectMany(pair => pair.file).Select(row => rows.Targets[row])] };
    }));

    /// <summary>A window of a few rows taken off at the wrong end: from some row on, targets are of an earlier one.</summary>
    public static Mistake Lagging(int severity, int lag, double from) => Reads("D5", severity, $"targets {lag} rows behind from {from}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
        rows with { Targets = [.. rows.Targets.Select((target, row) => row < Math.Max(lag, from * rows.Count) ? target : rows.Targets[row - lag])] }));

    /// <summary>Those who were paid by the row gave the first answer to a share of them.</summary>
    public static Mistake FirstAnswer(int severity, double share) => Reads("D6", severity, $"first answer to {share}", Repairs.CleanTargets, (parts, _, random) =>
        parts with { Train = parts.Train.WithTargets((_, _, y) => random.NextUniform() < share ? 0 : y) });

    /// <summary>Steps of a scale that are mistaken for the next or the last one.</summary>
    public static Mistake NextTo(int severity, double share) => Reads("D6", severity, $"{share} one step off", Repairs.CleanTargets, (parts, recipe, random) =>
        parts with { Train = parts.Train.WithTargets((_, _, y) => random.NextUniform() < share ? (y + (random.NextIndex(2) == 0 ? 1 : recipe.Problem.Outputs - 1)) % recipe.Problem.Outputs : y) });

    /// <summary>Gaps of the targets filled with those of the row above.</summary>
    public static Mistake FilledDown(int severity, double share) => Reads("D6", severity, $"{share} filled from above", Repairs.CleanTargets, (parts, _, random) =>
    {
        var targets = parts.Train.Targets.ToArray();
        for (var row = 1; row < targets.Length; row++)
        {
            targets[row] = random.NextUniform() < share ? targets[row - 1] : targets[row];
        }

        return parts with { Train = parts.Train with { Targets = targets } };
    });

    /// <summary>A number that stands for "missing", in a column of a few rows.</summary>
    public static Mistake MissingCode(int severity, int count, double code) => Reads("A3", severity, $"{code} in {count} rows", Repairs.DropOutlier, (parts, _, random) =>
    {
        var (chosen, missing) = (Some(parts.Train.Count, count, random), random.NextIndex(parts.Train.Columns));
        return parts with { Train = parts.Train.WithInputs((row, column, x) => column == missing && chosen.Contains(row) ? code : x) };
    });

    /// <summary>A few targets in another unit.</summary>
    public static Mistake OtherUnit(int severity, int count, double factor) => Reads("A3", severity, $"{count} targets × {factor}", Repairs.DropOutlier, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, count, random);
        return parts with { Train = parts.Train.WithTargets((row, _, y) => chosen.Contains(row) ? factor * y : y) };
    });

    /// <summary>Mean and deviation of each input column.</summary>
    internal static (double Mean, double Deviation)[] Moments(Rows rows) => [.. Enumerable.Range(0, rows.Columns).Select(column => Moments(rows.Inputs, column))];

    internal static (double Mean, double Deviation) Moments(double[][] rows, int column)
    {
        var mean = rows.Average(row => row[column]);
        var deviation = Math.Sqrt(rows.Average(row => (row[column] - mean) * (row[column] - mean)));
        return (mean, deviation > 0 ? deviation : 1);
    }
}
