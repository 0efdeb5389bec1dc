namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in what is kept, dropped and remembered, G1, G3 and G4.</summary>
internal static class ModeMistakes
{
    /// <summary>A long run of which the last epoch is kept, where the best was to be put back.</summary>
    public static Mistake NotPutBack(int severity, int times) =>
        new("G1", severity, $"the last of {times} times as many epochs", recipe => recipe with { KeepsBest = false }, Repairs.StopAtBest, recipe => recipe with { KeepsBest = true, Epochs = recipe.Epochs * times });

    /// <summary>The share to keep, given where that to drop is asked for.</summary>
    public static Mistake KeptForDropped(int severity, double kept) =>
        new("G3", severity, $"{kept} to keep, dropped", recipe => recipe with { Dropout = kept }, Repairs.RemoveDropout, recipe => recipe with { Dropout = Math.Round(1 - kept, 3) });

    /// <summary>The share of inputs to keep, given where that to drop is asked for.</summary>
    public static Mistake InputsKeptForDropped(int severity, double kept) =>
        new("G3", severity, $"{kept} of inputs to keep, dropped", recipe => recipe with { InputDropout = kept }, Repairs.RemoveDropout, recipe => recipe with { InputDropout = Math.Round(1 - kept, 3) });

    /// <summary>The same units dropped at each step, and none in use.</summary>
    public static Mistake AlwaysTheSame(int severity, double rate) => new(
        "G4",
        severity,
        $"the same {rate} dropped in training",
        recipe => recipe with { Drops = (share, seed) => new SameDropout(share, seed) },
        Repairs.EvaluateAsInUse,
        recipe => recipe with { Dropout = rate });

    /// <summary>Hidden units scaled by their batch while training, and by the first batch of all in use.</summary>
    public static Mistake FirstBatchInUse(int severity) => new(
        "G4",
        severity,
        "scaled by the first batch in use",
        recipe => recipe with { Drops = (_, _) => new FirstBatchScaled() },
        Repairs.EvaluateAsInUse,
        recipe => recipe with { Dropout = 0.5, Drops = (_, _) => new BatchScaled(inUse: true), Style = Plain(recipe.Style) }); // the rate only says that there is such a layer

    private static Style Plain(Style style) => style switch { Style.Trainer => Style.PlainTrainer, Style.Recorded => Style.Eager, _ => style };
}
