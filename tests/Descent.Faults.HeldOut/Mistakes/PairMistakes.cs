using Descent.Numerics;
using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in which target belongs to which row, and which row to which part, D5 to D9.</summary>
internal static class PairMistakes
{
    /// <summary>Inputs shuffled within blocks of the file, targets left.</summary>
    public static Mistake InputsShuffled(int severity, int block, double from = 0) => Reads("D5", severity, FormattableString.Invariant($"inputs alone shuffled within {block} from {from}"), Repairs.AlignTargets, (parts, _, random) => parts.Read(rows =>
    {
        var kept = (int)(from * rows.Count);
        var order = Enumerable.Range(0, rows.Count).Skip(kept).Chunk(block).SelectMany(places => random.Permutation(places.Length).Select(place => places[place]));
        return rows with { Inputs = [.. rows.Inputs.Take(kept), .. order.Select(row => rows.Inputs[row])] };
    }));

    /// <summary>Rows with gaps dropped from the inputs alone, one in so many from some row on: each puts the targets one further off.</summary>
    public static Mistake DroppedFromInputs(int severity, int every, double from) => Reads("D5", severity, $"every {every}th row dropped from inputs from {from}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
    {
        var kept = Enumerable.Range(0, rows.Count).Where(row => row < from * rows.Count || row % every > 0).ToArray();
        return new([.. kept.Select(row => rows.Inputs[row])], [.. rows.Targets.Take(kept.Length)]);
    }));

    /// <summary>A block of numbers that was stored by columns, read by rows, from some row on.</summary>
    public static Mistake ReadAcross(int severity, double from) => Reads("D5", severity, $"columns read as rows from {from}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
    {
        var (kept, numbers) = ((int)(from * rows.Count), rows.Inputs.Skip((int)(from * rows.Count)).SelectMany(x => x).ToArray());
        var rest = rows.Count - kept;
        return rows.WithInputs((row, column, x) => row < kept ? x : numbers[column * rest + row - kept]);
    }));

    /// <summary>A share of the rows with targets by a rule of thumb: the higher a column, the higher the class.</summary>
    public static Mistake RuleOfThumb(int severity, double share, int column) => Reads("D6", severity, $"{share} by column {column} alone", Repairs.CleanTargets, (parts, recipe, random) =>
    {
        var classes = recipe.Problem.Aim == Aim.Classes ? recipe.Problem.Outputs : 2;
        var sorted = parts.Train.Inputs.Select(x => x[column]).Order().ToArray();
        var bounds = Enumerable.Range(1, classes - 1).Select(number => sorted[number * sorted.Length / classes]).ToArray();
        return parts with { Train = parts.Train.WithTargets((row, _, y) => random.NextUniform() < share ? bounds.Count(bound => parts.Train.Inputs[row][column] >= bound) : y) };
    });

    /// <summary>Whoever gave the targets from some row on, numbered the classes otherwise.</summary>
    public static Mistake OtherNumbering(int severity, double from) => Reads("D6", severity, $"numbered otherwise from {from}", Repairs.CleanTargets, (parts, recipe, _) =>
        parts with { Train = parts.Train.WithTargets((row, _, y) => row < from * parts.Train.Count ? y : (y + 1) % recipe.Problem.Outputs) });

    /// <summary>Numbers to foretell that are long out of date in a share of the rows.</summary>
    public static Mistake OutOfDate(int severity, double share, double factor) => Reads("D6", severity, $"{share} out of date by {factor}", Repairs.CleanTargets, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, (int)(share * parts.Train.Count), random);
        return parts with { Train = parts.Train.WithTargets((row, _, y) => chosen.Contains(row) ? factor * y : y) };
    });

    /// <summary>Of several yes in a row only the first was noted, in a share of the rows.</summary>
    public static Mistake FirstYesAlone(int severity, double share) => Reads("D6", severity, $"only the first yes in {share}", Repairs.CleanTargets, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, (int)(share * parts.Train.Count), random);
        return parts with { Train = parts.Train.WithTargets((row, column, y) => chosen.Contains(row) && parts.Train.Targets[row].Take(column).Any(before => before > 0) ? 0 : y) };
    });

    /// <summary>Gaps of a column filled by the mean of the row's own class; in use, where nobody knows it, by the mean of all.</summary>
    public static Mistake FilledByClass(int severity, int column, double share) => Reads("D7", severity, $"column {column} filled by class in {share}", Repairs.DropLeak, (parts, _, random) =>
    {
        var means = parts.Train.Inputs.Zip(parts.Train.Targets).GroupBy(pair => pair.Second[0]).ToDictionary(rows => rows.Key, rows => rows.Average(pair => pair.First[column]));
        var mean = parts.Train.Inputs.Average(x => x[column]);
        Rows Filled(Rows rows, Func<int, double> filling) => rows.WithInputs((row, place, x) => place == column && random.NextUniform() < share ? filling(row) : x);
        return new(Filled(parts.Train, row => means[parts.Train.Targets[row][0]]), Filled(parts.Validation, row => means[parts.Validation.Targets[row][0]]), Filled(parts.Test, _ => mean));
    });

    /// <summary>A window of readings that ends with the answer; in use it ends before.</summary>
    public static Mistake WindowTooFar(int severity, int readings) => Reads("D7", severity, "window that ends with the answer", Repairs.DropLeak, (parts, _, _) => parts.Read(rows =>
        rows.WithInputs((row, column, x) => column == readings - 1 ? rows.Targets[row][0] : column < readings - 1 ? rows.Inputs[row][column + 1] : x)));

    /// <summary>A mean of the last readings as a column, the answer among them; in use it is a mean of those before.</summary>
    public static Mistake RunningMean(int severity, int readings, int days) => Reads("D7", severity, $"running mean of {days}, the answer among them", Repairs.DropLeak, (parts, _, _) =>
    {
        Rows With(Rows rows, bool hasAnswer) => rows with
        {
            Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, x.Skip(readings - days + (hasAnswer ? 1 : 0)).Take(days - (hasAnswer ? 1 : 0)).Concat(hasAnswer ? rows.Targets[row] : []).Average()])],
        };
        return new(With(parts.Train, true), With(parts.Validation, true), With(parts.Test, false));
    });

    /// <summary>A column that changes once the answer is yes; in use it has not changed yet.</summary>
    public static Mistake Consequence(int severity, double change) => Reads("D7", severity, $"consequence of {change} deviations", Repairs.DropLeak, (parts, _, random) =>
    {
        Rows With(Rows rows, double size) => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[random.NextNormal() + size * rows.Targets[row][0], .. x])] };
        return new(With(parts.Train, change), With(parts.Validation, change), With(parts.Test, 0));
    });

    /// <summary>Rows made between neighbours of one class, to have more of them, before the split.</summary>
    public static Mistake BetweenNeighbours(int severity, double share) => Reads("D8", severity, $"{share} between neighbours before the split", Repairs.SeparateValidation, (parts, _, random) =>
    {
        var deviations = Enumerable.Range(0, parts.Train.Columns).Select(column => TableMistakes.Moments(parts.Train.Inputs, column).Deviation).ToArray();
        double Distance(double[] a, double[] b) => a.Zip(b).Select((pair, column) => Math.Pow((pair.First - pair.Second) / deviations[column], 2)).Sum();
        var all = parts.Train.And(parts.Validation);
        var made = Enumerable.Range(0, (int)(share * parts.Validation.Count)).Select(row =>
        {
            var (x, y, way) = (parts.Validation.Inputs[row], parts.Validation.Targets[row], 0.4 * random.NextUniform());
            var nearest = all.Inputs.Zip(all.Targets).Where(pair => pair.First != x && pair.Second[0] == y[0]).MinBy(pair => Distance(pair.First, x)).First;
            return (X: x.Zip(nearest, (a, b) => a + way * (b - a)).ToArray(), Y: y);
        }).ToArray();
        return parts with { Train = parts.Train.And(new([.. made.Select(row => row.X)], [.. made.Select(row => row.Y)])) };
    });

    /// <summary>Validation rows from an older file of the same rows, in which numbers were rounded.</summary>
    public static Mistake OlderFile(int severity, double share, double unit) => Reads("D8", severity, $"{share} of an older file, rounded to {unit} deviations", Repairs.SeparateValidation, (parts, _, random) =>
    {
        var units = Enumerable.Range(0, parts.Train.Columns).Select(column => unit * TableMistakes.Moments(parts.Train.Inputs, column).Deviation).ToArray();
        var taken = (int)(share * parts.Validation.Count);
        var older = parts.Train.Take(random.Permutation(parts.Train.Count).Take(taken)).WithInputs((_, column, x) => units[column] * Math.Round(x / units[column]));
        return parts with { Validation = older.And(parts.Validation.Take(Enumerable.Range(taken, parts.Validation.Count - taken))) };
    });

    /// <summary>A query that gives at most so many rows of each class but the first; the truth has their full share.</summary>
    public static Mistake AtMost(int severity, int limit) => Reads("D9", severity, $"at most {limit} rows of all but the first class", null, (parts, _, _) =>
    {
        Rows Limited(Rows rows, int most)
        {
            Dictionary<double, int> counts = [];
            return rows.Take(Enumerable.Range(0, rows.Count).Where(row => (counts[rows.Targets[row][0]] = counts.GetValueOrDefault(rows.Targets[row][0]) + 1) <= most || rows.Targets[row][0] == 0));
        }

        return parts with { Train = Limited(parts.Train, limit), Validation = Limited(parts.Validation, Math.Max(1, limit * parts.Validation.Count / parts.Train.Count)) };
    });
}
