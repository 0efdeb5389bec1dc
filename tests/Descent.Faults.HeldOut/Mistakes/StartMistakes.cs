using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who fill weights by hand, L1, I1 to I3 and A1, and of activations written by hand, A2 and A4.</summary>
internal static class StartMistakes
{
    /// <summary>A head that starts with positive and negative weights of any size up to a bound.</summary>
    public static Mistake EvenHead(int severity, double bound) =>
        new("L1", severity, $"head ± {bound}", recipe => recipe with { Start = (layer, count) => layer == count - 1 ? Initializer.Uniform(bound) : null }, Repairs.DefaultStart);

    /// <summary>A head whose first bias is far off, as the mean in an old unit.</summary>
    public static Mistake FirstBias(int severity, double bias) =>
        new("L1", severity, $"first bias {bias}", recipe => recipe with { StartOfBias = (isHead, unit, _) => isHead && unit == 0 ? bias : 0 }, Repairs.DefaultStart);

    /// <summary>All units of the hidden layers from one on start as their first, and the head takes them alike.</summary>
    public static Mistake Copies(int severity, int from) => Altered("I1", severity, $"units copied from hidden layer {from}", (number, count, values, inputs) =>
    {
        for (var i = 0; number >= from && i < values.Length; i++)
        {
            values[i] = values[number < count - 1 ? i % inputs : i - i % inputs];
        }
    });

    /// <summary>Weights between 0 and a bound: the generator gives no negative ones.</summary>
    public static Mistake Positive(int severity, double bound) => new("I2", severity, $"weights from 0 to {bound}", recipe => recipe with
    {
        Start = (_, _) => Initializer.Uniform(bound),
        Alters = model => Each(model, (_, _, values, _) => Apply(values, Math.Abs)),
    }, Repairs.DefaultStart);

    public static Mistake EvenStart(int severity, double bound) =>
        new("I3", severity, $"weights ± {bound}", recipe => recipe with { Start = (_, _) => Initializer.Uniform(bound) }, Repairs.DefaultStart);

    /// <summary>Weights below 0 alone, behind units that are never below 0, in a share of the units.</summary>
    public static Mistake Negative(int severity, double share) => Altered("A1", severity, $"weights below 0 in {share} of the units", (number, count, values, inputs) =>
    {
        for (var i = 0; number > 0 && number < count - 1 && i < share * values.Length; i++)
        {
            values[i] = -Math.Abs(values[i]);
        }
    });

    /// <summary>An activation of a number that was multiplied before.</summary>
    public static Mistake Steep(int severity, double times, Func<Tensor, Tensor> activation) =>
        new("A2", severity, $"activation of {times} x", recipe => recipe with { Activation = () => new Function(x => activation(x * times)) }, null, recipe => recipe with { Activation = () => new Function(activation) });

    /// <summary>An activation whose result is thrown away.</summary>
    public static Mistake ThrownAway(int severity) => new("A4", severity, "activation thrown away", recipe => recipe with { Activation = () => new Function(x => x) }, Repairs.AddActivation);

    // What is done to the weights of each linear layer, given its number, how many there are, the weights by unit and the inputs of one.
    internal static Mistake Altered(string fault, int severity, string label, Action<int, int, double[], int> change) =>
        new(fault, severity, label, recipe => recipe with { Alters = model => Each(model, change) }, Repairs.DefaultStart);

    private static void Each(Sequential model, Action<int, int, double[], int> change)
    {
        var layers = model.OfType<Linear>().ToArray();
        foreach (var (layer, number) in layers.Select((layer, number) => (layer, number)))
        {
            var values = layer.Weight.ToArray();
            change(number, layers.Length, values, layer.Weight.Shape[1]);
            layer.Weight.Set(values);
        }
    }

    private static void Apply(double[] values, Func<double, double> change)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = change(values[i]);
        }
    }
}
