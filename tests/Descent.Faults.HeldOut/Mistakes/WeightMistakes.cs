using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in rules for weights, I1 to I3 and A1, and in activations, A1, A2 and A4.</summary>
internal static class WeightMistakes
{
    /// <summary>A layer filled from a pattern of a few units, again and again; the layers behind them take them alike.</summary>
    public static Mistake Tiled(int severity, int distinct) => StartMistakes.Altered("I1", severity, $"{distinct} units again and again", (number, count, values, inputs) =>
    {
        for (var i = 0; i < values.Length; i++)
        {
            var (unit, input) = (i / inputs, i % inputs);
            values[i] = values[(number < count - 1 ? unit % distinct : unit) * inputs + (number > 0 ? input % distinct : input)];
        }
    });

    /// <summary>Weights multiplied by a power of the number of inputs, on top of the rule.</summary>
    public static Mistake FanIn(string fault, int severity, double power) => StartMistakes.Altered(fault, severity, $"weights × inputs ^ {power}", (_, _, values, inputs) =>
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= Math.Pow(inputs, power);
        }
    });

    /// <summary>Every so many weights larger, as from a file in another unit.</summary>
    public static Mistake SomeTimes(int severity, int every, double times) => StartMistakes.Altered("I2", severity, $"every {every}th weight × {times}", (_, _, values, _) =>
    {
        for (var i = 0; i < values.Length; i += every)
        {
            values[i] *= times;
        }
    });

    /// <summary>Biases of hidden units between a bound below 0 and 0.</summary>
    public static Mistake LowBiases(int severity, double bound) =>
        new("A1", severity, $"hidden biases from {bound} to 0", recipe => recipe with { StartOfBias = (isHead, unit, units) => isHead ? 0 : bound * (units - unit) / units }, Repairs.DefaultStart);

    /// <summary>A rectifier that is silent up to a threshold.</summary>
    public static Mistake Threshold(int severity, double threshold) =>
        new("A1", severity, $"rectifier from {threshold} on", recipe => recipe with { Activation = () => new Function(x => (x - threshold).Relu()) }, null, recipe => recipe with { Activation = () => new Function(x => x.Relu()) });

    /// <summary>An activation of a number to which something was added before.</summary>
    public static Mistake Offset(int severity, double offset, Func<Tensor, Tensor> activation) =>
        new("A2", severity, $"activation of x + {offset}", recipe => recipe with { Activation = () => new Function(x => activation(x + offset)) }, null, recipe => recipe with { Activation = () => new Function(activation) });

    /// <summary>An activation so stretched that it bends nothing.</summary>
    public static Mistake Stretched(int severity, double times, Func<Tensor, Tensor> activation) =>
        new("A4", severity, $"activation stretched {times} times", recipe => recipe with { Activation = () => new Function(x => activation(x * (1 / times)) * times) }, Repairs.AddActivation, recipe => recipe with { Activation = () => new Function(activation) });
}
