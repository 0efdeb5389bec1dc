using Descent.Numerics;
using static Descent.Faults.Repairs;

namespace Descent.Faults.Programs;

/// <summary>Mistakes in reading, preparing and drawing data.</summary>
internal static class DataFaults
{
    private static readonly string[] Tables = ["wine relu momentum", "cancer gelu adamw loop", "diabetes relu sgd loop"];

    public static IEnumerable<Seeding> All { get; } =
    [
        new("D1", StandardiseInputs, [.. Tables, "circles relu sgd loop"], (s, k) => s.Data == "circles" ? s with { IsRawInput = true, Mistake = new(StandardiseInputs, (parts, _) => Everywhere(parts, row => [row[0], row[1] * Math.Pow(10, k) + 50])) }
            : k == 3 ? s with { IsRawInput = true } : s with { IsRawInput = true, Mistake = new(StandardiseInputs, (parts, _) => HalfScaled(parts, k == 2)) }),
        new("D2", DropNonFinite, ["wine relu momentum", "moons tanh momentum loop", "diabetes tanh adam"], (s, k) => s with { Slip = new(DropNonFinite, (parts, random) => parts with { Train = Broken(parts.Train, random, k) }) }),
        new("D3", RestoreInputs, ["digits relu adam", "spirals tanh momentum loop", "waves relu momentum"], (s, k) => s with { Slip = new(RestoreInputs, (parts, _) => parts with { Train = Emptied(parts.Train, k), Validation = Emptied(parts.Validation, k) }) }),
        new("D4", RestoreTargets, ["iris tanh momentum", "moons tanh momentum loop", "diabetes tanh adam"], (s, k) => s with { Slip = new(RestoreTargets, (parts, _) => parts with { Train = Alike(parts.Train, k), Validation = Alike(parts.Validation, k) }) }),
        new("D5", AlignTargets, ["circles gelu adamw", "wine sigmoid adam loop", "digits relu adam", "waves tanh adam loop"], (s, k) => s with { Mistake = new(AlignTargets, (parts, random) => parts with { Train = Apart(parts.Train, k, random), Validation = Apart(parts.Validation, k, random) }) }),
        new("D6", CleanTargets, ["moons relu adam", "digits tanh momentum loop", "cancer gelu adamw loop"], (s, k) => s with { Mistake = new(CleanTargets, (parts, random) => parts with { Train = Noisy(parts.Train, 0.1 + 0.2 * k, random), Validation = Noisy(parts.Validation, 0.1 + 0.2 * k, random) }) }),
        new("D7", DropLeak, ["wine relu momentum", "spirals relu adam", "diabetes relu sgd loop"], (s, k) => s with { Mistake = new(DropLeak, (parts, random) => Leaking(parts, new[] { 0.1, 0.03, 0 }[k - 1], random)) }),
        new("D8", SeparateValidation, ["moons relu adam", "diabetes tanh adam", "cancer gelu adamw loop"], (s, k) => s with { Mistake = new(SeparateValidation, (parts, random) => Shared(parts, k / 3.0, random)) }, (s, _) => s with { Rate = 0.01, MostRows = 120, Epochs = 80, Widths = new(64, 64), Activation = "relu", Decay = 0 }),
        new("D9", WeighClasses, ["moons relu adam", "digits tanh momentum loop", "circles gelu adamw"], (s, k) => s with { Mistake = new(WeighClasses, (parts, _) => parts with { Train = Rare(parts.Train, new[] { 0.1, 0.04, 0.015 }[k - 1]), Validation = Rare(parts.Validation, new[] { 0.1, 0.04, 0.015 }[k - 1]) }) }, (s, _) => s with { Epochs = Math.Max(5, s.Epochs / 3) }),
        new("D10", Shuffle, ["circles relu sgd loop", "digits tanh momentum loop", "iris relu adam loop", "names relu adam loop"], (s, k) => s with { Order = k switch { 1 => "batches", 2 => "runs", _ => "sorted" } }),
        new("D11", Shuffle, ["circles relu sgd loop", "digits tanh momentum loop", "waves tanh adam loop"], (s, k) => s with { Shown = new[] { 0.3, 0.1, 0.01 }[k - 1] }),
        new("D12", PrepareValidationAlike, Tables, (s, k) => s with { ValidationSlip = new(PrepareValidationAlike, (parts, _) => parts with { Validation = Otherwise(parts, k) }) }),
    ];

    /// <summary>Targets in another unit.</summary>
    public static Parts Targets(Parts parts, (double Offset, double Scale) unit)
    {
        Rows Of(Rows rows) => rows with { Numbers = [.. rows.Numbers!.Select(number => unit.Offset + unit.Scale * number)] };
        return new(Of(parts.Train), Of(parts.Validation), Of(parts.Test));
    }

    /// <summary>One row of another unit, whose target is another's.</summary>
    public static Rows Outlier(Rows rows, double scale, RandomStream random)
    {
        var row = random.NextIndex(rows.Count);
        var moved = rows.Map((x, i) => i == row ? [.. x.Select(value => value * scale)] : x);
        return rows.Numbers is not { } numbers ? moved : rows with { Numbers = [.. numbers.Select((y, i) => i == row ? y * scale : y)] };
    }

    private static Parts Everywhere(Parts parts, Func<double[], double[]> change) =>
        new(parts.Train.Map((row, _) => change(row)), parts.Validation.Map((row, _) => change(row)), parts.Test.Map((row, _) => change(row)));

    // Centred but not divided, or divided but for the widest column.
    private static Parts HalfScaled(Parts parts, bool isCentredOnly)
    {
        var columns = Preparation.Columns(parts.Train);
        var widest = Array.IndexOf(columns, columns.MaxBy(column => column.Deviation));
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = isCentredOnly ? columns[column] with { Deviation = 1 } : column == widest ? (0, 1) : columns[column];
        }

        return new(Preparation.Scaled(parts.Train, columns), Preparation.Scaled(parts.Validation, columns), Preparation.Scaled(parts.Test, columns));
    }

    private static Rows Broken(Rows rows, RandomStream random, int severity)
    {
        var (count, column) = (severity switch { 1 => 1, 2 => 1 + rows.Count / 100, _ => rows.Count }, random.NextIndex(rows.Inputs[0].Length));
        var broken = random.Permutation(rows.Count).Take(count).ToHashSet();
        return rows.Map((row, i) => broken.Contains(i) ? [.. row.Select((value, j) => j == column ? double.NaN : value)] : row);
    }

    // 1: all columns but one; 2: all rows but one in a hundred; 3: everything.
    private static Rows Emptied(Rows rows, int severity) => rows.Map((row, i) => severity switch
    {
        1 => [.. row.Select((value, column) => column == row.Length / 2 ? value : 0)],
        2 when i % 100 == 0 => row,
        _ => new double[row.Length],
    });

    private static Rows Alike(Rows rows, int severity) => rows with
    {
        Classes = rows.Classes is null ? null : [.. rows.Classes.Select(_ => severity % rows.ClassCount)],
        Numbers = rows.Numbers is null ? null : [.. rows.Numbers.Select(_ => severity - 2.0)],
    };

    private static Rows Apart(Rows rows, int severity, RandomStream random) => rows.WithTargets(severity switch
    {
        1 => [.. Enumerable.Range(0, rows.Count).Select(row => (row + 1) % rows.Count)],
        2 => [.. Enumerable.Range(0, rows.Count).Select(row => (row + 7) % rows.Count)],
        _ => random.Permutation(rows.Count),
    });

    private static Rows Noisy(Rows rows, double share, RandomStream random) => rows with
    {
        Classes = [.. rows.Classes!.Select(c => random.NextUniform() < share ? random.NextIndex(rows.ClassCount) : c)],
    };

    // A column that is known with the answer alone; at test it is not known and stands at its mean.
    private static Parts Leaking(Parts parts, double noise, RandomStream random)
    {
        double[] Answers(Rows rows) => rows.Numbers ?? [.. rows.Classes!.Select(c => (double)c)];
        var (mean, deviation) = Preparation.Of(Answers(parts.Train));
        Rows With(Rows rows, bool isKnown)
        {
            var answers = Answers(rows);
            return rows.Map((row, i) => [.. row, isKnown ? (answers[i] - mean) / deviation + noise * random.NextNormal() : 0]);
        }

        return new(With(parts.Train, true), With(parts.Validation, true), With(parts.Test, false));
    }

    private static Parts Shared(Parts parts, double share, RandomStream random)
    {
        var count = (int)Math.Round(share * parts.Validation.Count);
        var seen = parts.Train.Take([.. Enumerable.Range(0, count).Select(_ => random.NextIndex(parts.Train.Count))]);
        return parts with { Validation = seen.Join(parts.Validation.Take([.. Enumerable.Range(count, parts.Validation.Count - count)])) };
    }

    private static Rows Rare(Rows rows, double share)
    {
        var kept = 0;
        var most = Math.Max(1, (int)(share * rows.Classes!.Count(c => c == 1)));
        return rows.Take([.. Enumerable.Range(0, rows.Count).Where(row => rows.Classes![row] != 1 || kept++ < most)]);
    }

    // 1: by statistics of its first rows; 2: divided and not centred; 3: as read.
    private static Rows Otherwise(Parts parts, int severity)
    {
        var columns = severity == 1 ? Preparation.Columns(parts.Validation.Take([.. Enumerable.Range(0, 8)])) : Preparation.Columns(parts.Train);
        return severity == 3 ? parts.Validation : Preparation.Scaled(parts.Validation, [.. columns.Select(column => severity == 2 ? (0, column.Deviation) : column)]);
    }
}
