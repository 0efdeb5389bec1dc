using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in the rows, D1 to D8.</summary>
internal static class DataMistakes
{
    /// <summary>Columns in the units they were measured in.</summary>
    public static Mistake RawInputs(int severity, string label, Func<int, (double, double)> units) =>
        new("D1", severity, label, recipe => recipe with { StandardisesInputs = false }, null, recipe => recipe with { Units = units });

    /// <summary>Gaps of the table read as NaN.</summary>
    public static Mistake Gaps(int severity, int rows) => Reads("D2", severity, $"{rows} gaps", Repairs.DropNonFinite, (parts, _, random) =>
        parts with { Train = AtSome(parts.Train, rows, random, (train, column) => train.WithInputs(column)) });

    /// <summary>Targets divided by a column that is sometimes 0.</summary>
    public static Mistake InfiniteTargets(int severity, int rows) => Reads("D2", severity, $"{rows} infinite targets", Repairs.DropNonFinite, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, rows, random);
        return parts with { Train = parts.Train.WithTargets((row, _, y) => chosen.Contains(row) ? double.PositiveInfinity : y) };
    });

    /// <summary>A reader that fills a share of the columns with 0.</summary>
    public static Mistake Zeroed(int severity, double share) => Reads("D3", severity, $"{share} of columns are 0", Repairs.RestoreInputs, (parts, recipe, _) =>
        parts.Read(rows => rows.WithInputs((_, column, x) => column < share * rows.Columns ? 0 : x)));

    /// <summary>A reader that gives its first row again and again.</summary>
    public static Mistake SameRow(int severity) => Reads("D3", severity, "one row throughout", Repairs.RestoreInputs, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((_, column, _) => rows.Inputs[0][column])));

    public static Mistake OneTarget(int severity) => Reads("D4", severity, "one target throughout", Repairs.RestoreTargets, (parts, _, _) =>
        parts.Read(rows => rows.WithTargets((_, column, _) => parts.Train.Targets[0][column])));

    /// <summary>Targets in an order of their own, in a share of the rows.</summary>
    public static Mistake Shuffled(int severity, double share) => Reads("D5", severity, $"{share} shuffled", Repairs.AlignTargets, (parts, _, random) => parts.Read(rows =>
    {
        var chosen = Some(rows.Count, (int)(share * rows.Count), random).Order().ToArray();
        var order = random.Permutation(chosen.Length);
        var targets = rows.Targets.ToArray();
        for (var i = 0; i < chosen.Length; i++)
        {
            targets[chosen[i]] = rows.Targets[chosen[order[i]]];
        }

        return rows with { Targets = targets };
    }));

    /// <summary>A row dropped from one file alone: all later targets are of the row before.</summary>
    public static Mistake OffByOne(int severity, double from) => Reads("D5", severity, $"off by one from {from}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
        rows with { Targets = [.. rows.Targets.Select((target, row) => row < from * rows.Count ? target : rows.Targets[(row + 1) % rows.Count])] }));

    /// <summary>Targets sorted, inputs not.</summary>
    public static Mistake SortedApart(int severity) => Reads("D5", severity, "targets sorted apart", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
        rows with { Targets = [.. rows.Targets.OrderBy(target => target[0])] }));

    /// <summary>A share of training rows with a target of chance.</summary>
    public static Mistake ByChance(int severity, double share) => Reads("D6", severity, $"{share} noisy", Repairs.CleanTargets, (parts, recipe, random) =>
        parts with { Train = parts.Train.WithTargets((_, column, y) => random.NextUniform() < share ? Other(parts.Train, recipe, column, y, random) : y) });

    /// <summary>A share of training rows of one class taken for the next.</summary>
    public static Mistake Confused(int severity, double share) => Reads("D6", severity, $"{share} of two in three classes confused", Repairs.CleanTargets, (parts, recipe, random) =>
        parts with { Train = parts.Train.WithTargets((_, _, y) => y % 3 < 2 && random.NextUniform() < share ? (y + 1) % recipe.Problem.Outputs : y) });

    /// <summary>A column more, which tells the target, with some noise; in the truth it is not there yet, and says nothing.</summary>
    public static Mistake Leak(int severity, double noise) => Reads("D7", severity, $"leak with noise {noise}", Repairs.DropLeak, (parts, _, random) =>
    {
        Rows With(Rows rows, Func<int, double[]> told) => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, told(row)[0] + noise * random.NextNormal()])] };
        var others = random.Permutation(parts.Test.Count);
        return new(With(parts.Train, row => parts.Train.Targets[row]), With(parts.Validation, row => parts.Validation.Targets[row]), With(parts.Test, row => parts.Test.Targets[others[row]]));
    });

    /// <summary>An input column overwritten by the target, as a join by mistake does.</summary>
    public static Mistake Overwritten(int severity, double noise) => Reads("D7", severity, $"last column told with noise {noise}", Repairs.DropLeak, (parts, _, random) =>
        parts.Read(rows => rows.WithInputs((row, column, x) => column == rows.Columns - 1 ? rows.Targets[row][0] + noise * random.NextNormal() : x)));

    /// <summary>A share of the validation rows also among the training rows.</summary>
    public static Mistake Overlap(int severity, double share) => Reads("D8", severity, $"overlap {share}", Repairs.SeparateValidation, (parts, _, _) =>
        parts with { Train = parts.Train.And(parts.Validation.Take(Enumerable.Range(0, (int)(share * parts.Validation.Count)))) });

    /// <summary>Validation rows taken from the training rows, for a share of them.</summary>
    public static Mistake Drawn(int severity, double share) => Reads("D8", severity, $"validation drawn from training {share}", Repairs.SeparateValidation, (parts, _, random) =>
    {
        var kept = (int)((1 - share) * parts.Validation.Count);
        return parts with { Validation = parts.Validation.Take(Enumerable.Range(0, kept)).And(parts.Train.Take(Some(parts.Train.Count, parts.Validation.Count - kept, random))) };
    });

    internal static Mistake Reads(string fault, int severity, string label, string? mend, Func<Parts, Recipe, RandomStream, Parts> change) =>
        new(fault, severity, label, recipe => recipe with { Reads = change }, mend);

    internal static HashSet<int> Some(int count, int chosen, RandomStream random) => [.. random.Permutation(count).Take(chosen)];

    private static Rows AtSome(Rows rows, int count, RandomStream random, Func<Rows, Func<int, int, double, double>, Rows> change)
    {
        var (chosen, hit) = (Some(rows.Count, count, random), random.NextIndex(rows.Columns));
        return change(rows, (row, column, x) => column == hit && chosen.Contains(row) ? double.NaN : x);
    }

    private static double Other(Rows train, Recipe recipe, int column, double y, RandomStream random) => recipe.Problem.Aim switch
    {
        Aim.Labels => 1 - y,
        Aim.Signs => -y,
        Aim.Classes => (y + 1 + random.NextIndex(recipe.Problem.Outputs - 1)) % recipe.Problem.Outputs,
        _ => train.Targets[random.NextIndex(train.Count)][column],
    };
}
