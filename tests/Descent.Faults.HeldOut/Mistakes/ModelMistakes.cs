using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in the model, its start and its activations, I1 to I3, A1, A2, A4, and what it may learn, G1 to G4.</summary>
internal static class ModelMistakes
{
    /// <summary>The same number in all weights of the layers from one on.</summary>
    public static Mistake Constant(int severity, double value, int from = 0, int to = int.MaxValue) =>
        new("I1", severity, FormattableString.Invariant($"constant {value} from layer {from}"), recipe => recipe with { Start = (layer, _) => layer >= from && layer <= to ? Initializer.Constant(value) : null }, Repairs.DefaultStart);

    public static Mistake LargeStart(int severity, double deviation) =>
        new("I2", severity, $"weights of deviation {deviation}", recipe => recipe with { Start = (_, _) => Initializer.Normal(deviation) }, Repairs.DefaultStart);

    /// <summary>Hidden weights many times as large as the rule says.</summary>
    public static Mistake LargeGain(int severity, double gain) =>
        new("I2", severity, $"gain {gain}", recipe => recipe with { Start = (_, _) => Initializer.KaimingUniform(gain) }, Repairs.DefaultStart);

    public static Mistake SmallStart(int severity, double deviation) =>
        new("I3", severity, $"weights of deviation {deviation}", recipe => recipe with { Start = (_, _) => Initializer.Normal(deviation) }, Repairs.DefaultStart);

    /// <summary>Logistic hidden units in many layers, started as if they were linear.</summary>
    public static Mistake DeepSigmoid(int severity, double gain) => new("I3", severity, $"gain {gain}", recipe => recipe with { Start = (_, _) => Initializer.LeCunNormal(gain) }, Repairs.DefaultStart);

    /// <summary>Rectifiers that start far below 0.</summary>
    public static Mistake Dead(int severity, double bias, double share = 1) => new(
        "A1",
        severity,
        $"bias {bias} for {share} of units",
        recipe => recipe with { StartOfBias = (isHead, unit, units) => !isHead && unit < share * units ? bias : 0 },
        Repairs.DefaultStart);

    /// <summary>Hidden weights so large that the activation lies on its flat ends.</summary>
    public static Mistake Saturated(int severity, double gain) =>
        new("A2", severity, $"hidden gain {gain}", recipe => recipe with { Start = (layer, count) => layer < count - 1 ? Initializer.LeCunNormal(gain) : null }, Repairs.DefaultStart);

    /// <summary>Hidden biases so large that the activation lies on its flat ends.</summary>
    public static Mistake SaturatedByBias(int severity, double bias) =>
        new("A2", severity, $"hidden biases ±{bias}", recipe => recipe with { StartOfBias = (isHead, unit, _) => isHead ? 0 : unit % 2 == 0 ? bias : -bias }, Repairs.DefaultStart);

    public static Mistake Linear(int severity) => new("A4", severity, "no activation", recipe => recipe with { Activation = null }, Repairs.AddActivation);

    /// <summary>A leak typed as what should have been its complement.</summary>
    public static Mistake NearlyLinear(int severity, double leak) => new("A4", severity, $"leak {leak}", recipe => recipe with { Activation = () => new LeakyRelu(leak) }, Repairs.AddActivation);

    public static Mistake TooLong(int severity, int times) => new("G1", severity, $"{times} times as long", recipe => recipe with { Epochs = recipe.Epochs * times });

    public static Mistake Small(int severity, params int[] hidden) => new("G2", severity, $"hidden {string.Join('-', hidden)}", recipe => recipe with { Hidden = hidden });

    public static Mistake Dropout(int severity, double rate) => new("G3", severity, $"dropout {rate}", recipe => recipe with { Dropout = rate });

    public static Mistake InputDropout(int severity, double rate) => new("G3", severity, $"input dropout {rate}", recipe => recipe with { InputDropout = rate });

    /// <summary>Dropout in use too.</summary>
    public static Mistake AlwaysDrops(int severity, double rate) => Drops(severity, $"always drops {rate}", rate, (share, seed) => new EverDropout(share, seed));

    /// <summary>Dropout in use alone.</summary>
    public static Mistake DropsInUse(int severity, double rate) => Drops(severity, $"drops in use {rate}", rate, (share, seed) => new ReversedDropout(share, seed));

    private static Mistake Drops(int severity, string label, double rate, Func<double, ulong, Layer> layer) =>
        new("G4", severity, label, recipe => recipe with { Drops = layer }, Repairs.EvaluateAsInUse, recipe => recipe with { Dropout = rate, Style = recipe.Style switch { Style.Trainer => Style.PlainTrainer, Style.Recorded => Style.Eager, _ => recipe.Style } });
}
