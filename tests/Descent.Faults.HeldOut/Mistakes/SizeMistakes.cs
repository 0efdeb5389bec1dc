namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in how much a model can say and what is dropped of it, G1 to G4.</summary>
internal static class SizeMistakes
{
    /// <summary>A model with far more weights than there are rows, trained for longer.</summary>
    public static Mistake TooLarge(int severity, int times, params int[] hidden) =>
        new("G1", severity, $"hidden {string.Join('-', hidden)} for {times} times as long", recipe => recipe with { Hidden = hidden, Epochs = recipe.Epochs * times });

    /// <summary>Symbols told by a single number or two.</summary>
    public static Mistake NarrowEmbedding(int severity, int width) => new("G2", severity, $"embedding of {width}", recipe => recipe with { EmbeddingWidth = width }, Repairs.WidenModel);

    /// <summary>Noise on the hidden units while training, many times as large as they are.</summary>
    public static Mistake HiddenNoise(int severity, double deviation) => new(
        "G3",
        severity,
        $"hidden noise {deviation}",
        recipe => recipe with { Dropout = deviation, Drops = (level, seed) => new Noise(level, seed, inUse: false) },
        Repairs.RemoveDropout,
        recipe => recipe with { Style = Plain(recipe.Style) });

    /// <summary>Dropout that does not make up for what it drops, so that in use there is more than while training.</summary>
    public static Mistake Uncompensated(int severity, double rate) => new(
        "G4",
        severity,
        $"uncompensated dropout {rate}",
        recipe => recipe with { Drops = (share, _) => new UncompensatedDropout(share) },
        Repairs.EvaluateAsInUse,
        recipe => recipe with { Dropout = rate });

    private static Style Plain(Style style) => style switch { Style.Trainer => Style.PlainTrainer, Style.Recorded => Style.Eager, _ => style };
}
