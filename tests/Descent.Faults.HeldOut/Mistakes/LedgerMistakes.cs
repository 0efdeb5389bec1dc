using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who keep a table in a sheet and work on its columns there, D1 to D3, D5 to D8 and O3.</summary>
internal static class LedgerMistakes
{
    /// <summary>Columns less their mean and multiplied by their deviation, in the place of divided.</summary>
    public static Mistake TimesDeviation(int severity) => new("D1", severity, "times the deviation", recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) =>
        {
            var moments = TableMistakes.Moments(parts.Train);
            return parts.All(rows => rows.WithInputs((_, column, x) => (x - moments[column].Mean) * moments[column].Deviation));
        },
    });

    /// <summary>All columns but one standardised; that one was typed in later, in a unit so many times smaller.</summary>
    public static Mistake TypedInLater(int severity, int later, double times) => new("D1", severity, $"column {later} typed in later, by {times}", recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) =>
        {
            var moments = TableMistakes.Moments(parts.Train);
            return parts.All(rows => rows.WithInputs((_, column, x) => column == later ? times * x : (x - moments[column].Mean) / moments[column].Deviation));
        },
    });

    /// <summary>One over a column, which is 0 in some rows.</summary>
    public static Mistake OneOver(int severity, int column) => Reads("D2", severity, $"one over column {column}, 0 among it", Repairs.DropNonFinite, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((_, place, x) => place == column ? 1 / x : x)));

    /// <summary>A column standardised within each group of rows alike in another; a group of one row is 0 by 0.</summary>
    public static Mistake WithinGroups(int severity, int column, int by) => Reads("D2", severity, $"column {column} standardised within column {by}", Repairs.DropNonFinite, (parts, _, _) => parts.Read(rows =>
    {
        var groups = rows.Inputs.GroupBy(x => x[by]).ToDictionary(group => group.Key, group => (Mean: group.Average(x => x[column]), Square: group.Average(x => x[column] * x[column])));
        return rows.WithInputs((row, place, x) => place == column && groups[rows.Inputs[row][by]] is var group ? (x - group.Mean) / Math.Sqrt(Math.Max(0, group.Square - group.Mean * group.Mean)) : x);
    }));

    /// <summary>Columns brought to between 0 and 1, and kept as whole numbers: all but the largest are 0.</summary>
    public static Mistake WholeShares(int severity) => Reads("D3", severity, "whole numbers from 0 to 1", Repairs.RestoreInputs, (parts, _, _) =>
    {
        var largest = Enumerable.Range(0, parts.Train.Columns).Select(column => parts.Train.Inputs.Max(x => x[column])).ToArray();
        return parts.Read(rows => rows.WithInputs((_, column, x) => x >= largest[column] ? 1 : 0));
    });

    /// <summary>Targets typed in down two columns of a page and read across them, from some row on.</summary>
    public static Mistake TwoColumns(int severity, double from) => Reads("D5", severity, $"targets of two columns read across from {from}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
    {
        var (first, half) = ((int)(from * rows.Count), (rows.Count - (int)(from * rows.Count)) / 2);
        return rows with { Targets = [.. rows.Targets.Select((y, row) => row - first is var place && (place < 0 || place >= 2 * half) ? y : rows.Targets[first + place / 2 + place % 2 * half])] };
    }));

    /// <summary>Classes typed in with a slip of the finger, of a share of the rows: the one to the left of the right one.</summary>
    public static Mistake KeyToTheLeft(int severity, double share) => Reads("D6", severity, $"{share} one key to the left", Repairs.CleanTargets, (parts, _, random) =>
        parts with { Train = parts.Train.WithTargets((_, _, y) => y > 0 && random.NextUniform() < share ? y - 1 : y) });

    /// <summary>The rank of a row by its answer, from 0 to 1, kept as a column; in use nobody knows it, and it is in the middle.</summary>
    public static Mistake RankOfAnswer(int severity) => Reads("D7", severity, "rank by the answer", Repairs.DropLeak, (parts, _, _) =>
    {
        var sorted = parts.Train.Targets.Select(y => y[0]).Order().ToArray();
        Rows With(Rows rows, Func<int, double> rank) => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, rank(row)])] };
        double Rank(double y) => sorted.Count(other => other < y) / (double)sorted.Length;
        return new(With(parts.Train, row => Rank(parts.Train.Targets[row][0])), With(parts.Validation, row => Rank(parts.Validation.Targets[row][0])), With(parts.Test, _ => 0.5));
    });

    /// <summary>A table pasted below itself and split afterwards, so that a share of the validation rows stands in both parts.</summary>
    public static Mistake PastedBelow(int severity, double share) => Reads("D8", severity, $"pasted below itself, {share} of it in both", Repairs.SeparateValidation, (parts, _, random) =>
    {
        var both = Some(parts.Validation.Count, (int)(share * parts.Validation.Count), random);
        var train = parts.Train.Take(Enumerable.Range(0, parts.Train.Count - both.Count)).And(parts.Validation.Take(both));
        return parts with { Train = train.Take(random.Permutation(train.Count)) };
    });

    /// <summary>A factor for each third of the run applied after each epoch.</summary>
    public static Mistake EachEpoch(int severity, double factor) =>
        new("O3", severity, $"× {factor} each epoch", recipe => recipe with { Plan = (rate, _) => Schedule.Steps(rate, recipe.StepsPerEpoch(recipe.Train), factor) });
}
