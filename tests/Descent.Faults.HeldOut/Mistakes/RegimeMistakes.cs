namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in how many rows there are and in what differs between training and use, G1, G3 and G4.</summary>
internal static class RegimeMistakes
{
    /// <summary>A share of the rows, trained on as often as all of them.</summary>
    public static Mistake FewRows(int severity, double share) => new("G1", severity, $"as many steps on {share} of the rows", recipe => recipe with { Train = (int)(share * recipe.Train), Epochs = (int)(recipe.Epochs / share) });

    /// <summary>Noise on the inputs while training, many times as large as they are.</summary>
    public static Mistake InputNoise(int severity, double deviation) => new(
        "G3",
        severity,
        $"input noise {deviation}",
        recipe => recipe with { InputDropout = deviation, Drops = (level, seed) => new Noise(level, seed, inUse: false) },
        Repairs.RemoveDropout,
        recipe => recipe with { Style = Plain(recipe.Style) });

    /// <summary>Dropout that makes up for what it drops while training, and in use once more.</summary>
    public static Mistake TwiceCompensated(int severity, double rate) => new(
        "G4",
        severity,
        $"dropout {rate} compensated twice",
        recipe => recipe with { Drops = (share, _) => new TwiceCompensatedDropout(share) },
        Repairs.EvaluateAsInUse,
        recipe => recipe with { Dropout = rate });

    /// <summary>Hidden units scaled by their batch while training, and not at all in use.</summary>
    public static Mistake ScaledInTraining(int severity) => new(
        "G4",
        severity,
        "scaled by the batch in training alone",
        recipe => recipe with { Drops = (_, _) => new BatchScaled(inUse: false) },
        Repairs.EvaluateAsInUse,
        recipe => recipe with { Dropout = 0.5, Drops = (_, _) => new BatchScaled(inUse: true), Style = Plain(recipe.Style) }); // the rate only says that there is such a layer

    private static Style Plain(Style style) => style switch { Style.Trainer => Style.PlainTrainer, Style.Recorded => Style.Eager, _ => style };
}
