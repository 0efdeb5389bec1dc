using Descent.Numerics;
using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who scale, fill and copy columns by hand, D1 to D4, D6, D7 and D12.</summary>
internal static class ColumnMistakes
{
    /// <summary>Columns divided by their variance, in the place of its root.</summary>
    public static Mistake ByVariance(int severity) => Scaled(severity, "by variance", (x, moment) => (x - moment.Mean) / (moment.Deviation * moment.Deviation));

    /// <summary>Columns in a new unit, scaled by the mean and deviation of the old one.</summary>
    public static Mistake OldMoments(int severity, double factor) => Scaled(severity, $"moments of another unit, {factor}", (x, moment) => (factor * x - moment.Mean) / moment.Deviation);

    /// <summary>A switch that was never used, centred and divided by its deviation, which is 0.</summary>
    public static Mistake NoSpread(int severity) => Reads("D2", severity, "a column without spread, 0 by 0", Repairs.DropNonFinite, (parts, _, _) =>
        parts.All(rows => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, row == 0 ? 0 : double.NaN])] }));

    /// <summary>The logarithm of the difference of the first two columns, which is below 0 in some rows.</summary>
    public static Mistake LogOfDifference(int severity, double offset) => Reads("D2", severity, $"logarithm of a difference + {offset}", Repairs.DropNonFinite, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((row, column, x) => column == 0 ? Math.Log(x - rows.Inputs[row][1] + offset) : x)));

    /// <summary>An instrument that hangs from some row on: it tells the same until the end of the file.</summary>
    public static Mistake Hanging(int severity, double from) => Reads("D3", severity, $"inputs hang from {from}", Repairs.RestoreInputs, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((row, column, _) => rows.Inputs[Math.Min(row, (int)(from * rows.Count))][column])));

    /// <summary>The mean over the rows in each column, where the mean over the columns was wanted as one more.</summary>
    public static Mistake MeansOfColumns(int severity) => Reads("D3", severity, "means over the wrong axis", Repairs.RestoreInputs, (parts, _, _) => parts.Read(rows =>
    {
        var means = Enumerable.Range(0, rows.Columns).Select(column => rows.Inputs.Average(x => x[column])).ToArray();
        return rows.WithInputs((_, column, _) => means[column]);
    }));

    /// <summary>All answers replaced by the most frequent one, as by a vote over a window that holds all rows.</summary>
    public static Mistake Outvoted(int severity) => Reads("D4", severity, "the most frequent target in all rows", Repairs.RestoreTargets, (parts, _, _) =>
    {
        var most = parts.Train.Targets.CountBy(y => y[0]).MaxBy(pair => pair.Value).Key;
        return parts.Read(rows => rows.WithTargets((_, _, _) => most));
    });

    /// <summary>Numbers to foretell in a larger unit, read as whole ones.</summary>
    public static Mistake WholeTargets(int severity, double unit) => Reads("D4", severity, $"targets in whole multiples of {unit}", Repairs.RestoreTargets, (parts, _, _) =>
        parts.Read(rows => rows.WithTargets((_, _, y) => unit * Math.Truncate(y / unit))));

    /// <summary>Whoever gave the targets of those rows that have the largest numbers in a column was tired, and guessed.</summary>
    public static Mistake Tired(int severity, int column, double share) => Reads("D6", severity, $"guesses for the {share} largest in column {column}", Repairs.CleanTargets, (parts, _, random) =>
    {
        var bound = parts.Train.Inputs.Select(x => x[column]).Order().ElementAt((int)((1 - share) * (parts.Train.Count - 1)));
        return parts with { Train = parts.Train.WithTargets((row, answer, y) => parts.Train.Inputs[row][column] > bound ? parts.Train.Targets[random.NextIndex(parts.Train.Count)][answer] : y) };
    });

    /// <summary>Numbers to foretell read from an instrument that errs by so many deviations.</summary>
    public static Mistake Blurred(int severity, double deviations) => Reads("D6", severity, $"targets blurred by {deviations}", Repairs.CleanTargets, (parts, _, random) =>
    {
        var moments = Enumerable.Range(0, parts.Train.Targets[0].Length).Select(column => TableMistakes.Moments(parts.Train.Targets, column)).ToArray();
        return parts with { Train = parts.Train.WithTargets((_, column, y) => y + deviations * moments[column].Deviation * random.NextNormal()) };
    });

    /// <summary>A total of the columns that has the answer in it; in use the answer is not there yet, and another stands in its place.</summary>
    public static Mistake Total(int severity, double noise) => Reads("D7", severity, $"total with the answer, noise {noise}", Repairs.DropLeak, (parts, _, random) =>
    {
        var (inputs, answers) = (TableMistakes.Moments(parts.Train.Inputs, 0), TableMistakes.Moments(parts.Train.Targets, 0));
        Rows With(Rows rows, int[] told) => rows with
        {
            Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, x[0] / inputs.Deviation + rows.Targets[told[row]][0] / answers.Deviation + noise * random.NextNormal()])],
        };
        return new(With(parts.Train, [.. Enumerable.Range(0, parts.Train.Count)]), With(parts.Validation, [.. Enumerable.Range(0, parts.Validation.Count)]), With(parts.Test, random.Permutation(parts.Test.Count)));
    });

    /// <summary>The mean answer of a small group, the row's own among them, as a column; in use it is the mean of others.</summary>
    public static Mistake MeanOfGroup(int severity, int group) => Reads("D7", severity, $"mean answer of a group of {group}", Repairs.DropLeak, (parts, _, random) =>
    {
        Rows With(Rows rows, bool isOwn) => rows with
        {
            Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, Enumerable.Range(0, group).Average(member => rows.Targets[member == 0 && isOwn ? row : random.NextIndex(rows.Count)][0])])],
        };
        return new(With(parts.Train, true), With(parts.Validation, true), With(parts.Test, false));
    });

    /// <summary>Validation rows of another file, where some columns have another unit.</summary>
    public static Mistake OtherFile(int severity, int every, double factor, double offset) => Reads("D12", severity, $"every {every}th column {factor} x + {offset}", Repairs.PrepareValidationAlike, (parts, _, _) =>
        parts with { Validation = parts.Validation.WithInputs((_, column, x) => column % every == 0 ? factor * x + offset : x) });

    /// <summary>Validation rows smoothed over neighbouring columns, as by another instrument.</summary>
    public static Mistake Smoothed(int severity, int reach) => Reads("D12", severity, $"smoothed over {reach} to each side", Repairs.PrepareValidationAlike, (parts, _, _) =>
        parts with { Validation = parts.Validation.WithInputs((row, column, _) => parts.Validation.Inputs[row].Skip(Math.Max(0, column - reach)).Take(column - Math.Max(0, column - reach) + reach + 1).Average()) });

    /// <summary>Validation words with their blanks before, not behind.</summary>
    public static Mistake BlanksBefore(int severity) => Reads("D12", severity, "blanks before the word", Repairs.PrepareValidationAlike, (parts, _, _) =>
        parts with { Validation = parts.Validation with { Inputs = [.. parts.Validation.Inputs.Select(x => x.Where(symbol => symbol == 0).Concat(x.Where(symbol => symbol != 0)).ToArray())] } });

    private static Mistake Scaled(int severity, string label, Func<double, (double Mean, double Deviation), double> scale) => new("D1", severity, label, recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) =>
        {
            var moments = TableMistakes.Moments(parts.Train);
            return parts.All(rows => rows.WithInputs((_, column, x) => scale(x, moments[column])));
        },
    });
}
