using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who bring files of different offices together and type numbers into the wrong field, D1, D11, D12, A3, L8 and O9.</summary>
internal static class FieldMistakes
{
    /// <summary>Each column scaled by mean and deviation of the next one, as with a list that still has the column of numbers which was taken out.</summary>
    public static Mistake MomentsOfNext(int severity) => new("D1", severity, "moments of the next column", recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) =>
        {
            var moments = TableMistakes.Moments(parts.Train);
            return parts.All(rows => rows.WithInputs((_, column, x) => (x - moments[(column + 1) % moments.Length].Mean) / moments[(column + 1) % moments.Length].Deviation));
        },
    });

    /// <summary>Rows drawn by a number below the size of the batch, in the place of one below the number of rows: only the first few are ever seen.</summary>
    public static Mistake BelowBatch(int severity) => new("D11", severity, "row numbers below the batch", recipe => recipe with
    {
        Order = (_, count, batch, random) => [.. Enumerable.Range(0, count).Select(_ => random.NextIndex(Math.Min(batch, count)))],
    }, Repairs.Shuffle);

    /// <summary>A few columns of the validation file in another unit, as degrees in Fahrenheit.</summary>
    public static Mistake InOtherUnit(int severity, double factor, double offset, params int[] columns) =>
        Reads("D12", severity, FormattableString.Invariant($"{factor} x + {offset} in {string.Join(" and ", columns)}"), Repairs.PrepareValidationAlike, (parts, _, _) =>
            parts with { Validation = parts.Validation.WithInputs((_, column, x) => columns.Contains(column) ? factor * x + offset : x) });

    /// <summary>A comma in the name of a few rows, which moves all their numbers one column to the right, the last one into the place of the target.</summary>
    public static Mistake MovedRight(int severity, int count) => Reads("A3", severity, $"{count} rows moved to the right", Repairs.DropOutlier, (parts, _, random) =>
    {
        var chosen = Some(parts.Train.Count, count, random);
        return parts with
        {
            Train = parts.Train
                .WithTargets((row, _, y) => chosen.Contains(row) ? parts.Train.Inputs[row][^1] : y)
                .WithInputs((row, column, x) => !chosen.Contains(row) ? x : column == 0 ? 0 : parts.Train.Inputs[row][column - 1]),
        };
    });

    /// <summary>The momentum typed into the field of the decay too.</summary>
    public static Mistake MomentumAsDecay(int severity, double momentum) => new("L8", severity, $"momentum {momentum} as decay", recipe => recipe with { Decay = momentum });

    /// <summary>The number of epochs given for the batch, and that of the batch for the epochs.</summary>
    public static Mistake Exchanged(int severity) => new("O9", severity, "epochs and batch exchanged", recipe => recipe with { Batch = recipe.Epochs, Epochs = recipe.Batch }, Repairs.TrainLonger);
}
