using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who build a network from a description of one, I1 to I3 and A1 to A4.</summary>
internal static class BuildMistakes
{
    /// <summary>Each unit begins as the mean of its inputs.</summary>
    public static Mistake Averages(int severity) => StartMistakes.Altered("I1", severity, "means of inputs", (_, _, values, inputs) => Array.Fill(values, 1.0 / inputs));

    /// <summary>A stream of the same seed for each number of a layer.</summary>
    public static Mistake OneSeed(int severity) => StartMistakes.Altered("I1", severity, "one seed for each weight", (_, _, values, _) => Array.Fill(values, values[0]));

    /// <summary>Weights to which each call of an initializer adds, called so many times.</summary>
    public static Mistake AddedDraws(int severity, int draws) => StartMistakes.Altered("I2", severity, $"{draws} draws added", (number, _, values, _) =>
    {
        var (random, size) = (new RandomStream((ulong)number), Size(values));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += Math.Sqrt(draws - 1) * size * random.NextNormal(); // a sum of normal draws is one, √n as wide
        }
    });

    /// <summary>A variance where the deviation was asked for.</summary>
    public static Mistake VarianceForDeviation(int severity, double variance) => Drawn("I3", severity, $"deviation {variance} / inputs", inputs => variance / inputs);

    /// <summary>A deviation whose root was turned over: larger where there are more inputs.</summary>
    public static Mistake RootTurned(int severity, double share) => Drawn("I2", severity, FormattableString.Invariant($"deviation {share} √inputs"), inputs => share * Math.Sqrt(inputs));

    /// <summary>Weights divided by a power of how many layers there are, as where layers add to what they are given.</summary>
    public static Mistake AsForResidual(int severity, double power) => StartMistakes.Altered("I3", severity, $"hidden weights by layers ^ {power}", (number, count, values, _) =>
    {
        for (var i = 0; number < count - 1 && i < values.Length; i++)
        {
            values[i] /= Math.Pow(count, power);
        }
    });

    /// <summary>A rectifier of logarithms of shares, which are never above 0.</summary>
    public static Mistake RectifiedLogs(int severity, double lift = 0) => UnitMistakes.Bends("A1", severity, FormattableString.Invariant($"rectified logarithms of shares + {lift}"), x => (x.LogSoftmax() + lift).Relu(), x => x.Relu());

    /// <summary>Tents that are so narrow that hardly a row falls into one.</summary>
    public static Mistake NarrowTents(int severity, double width) => UnitMistakes.Bends("A1", severity, $"tents of width {width}", x => Tent(x, width), x => Tent(x, 3));

    /// <summary>A sigmoid of straight lines, whose slope is another than it was.</summary>
    public static Mistake HardSigmoid(int severity, double slope) => UnitMistakes.Bends("A2", severity, $"hard sigmoid of slope {slope}", x => Hard(x, slope), x => Hard(x, 0.2));

    /// <summary>Softsign of numbers that were multiplied.</summary>
    public static Mistake SteepSoftsign(int severity, double times) => UnitMistakes.Bends("A2", severity, $"softsign of {times} x", x => x * times / ((x * times).Abs() + 1), x => x / (x.Abs() + 1));

    /// <summary>Powers as an activation, which grow from layer to layer.</summary>
    public static Mistake Powers(int severity, double times) => UnitMistakes.Bends("A3", severity, $"e^({times} x) − 1 as activation", x => (x * times).Exp() - 1, x => x.Elu());

    /// <summary>An activation cut off at bounds that nothing reaches.</summary>
    public static Mistake WideCut(int severity, double bound) => UnitMistakes.Bends("A4", severity, $"cut off at ± {bound}", x => Cut(x, bound), x => Cut(x, 1));

    /// <summary>A rectifier of what was lifted above 0 throughout, and lowered again.</summary>
    public static Mistake Lifted(int severity, double lift) => UnitMistakes.Bends("A4", severity, $"rectifier of x + {lift}", x => (x + lift).Relu() - lift, x => x.Relu());

    /// <summary>Dropout in the place of the activations, not beside them.</summary>
    public static Mistake DropoutForActivation(int severity, double rate) =>
        new("A4", severity, $"dropout {rate} for activations", recipe => recipe with { Activation = null }, Repairs.AddActivation, recipe => recipe with { Dropout = rate });

    private static Tensor Tent(Tensor x, double width) => (1 - (x * (1 / width)).Abs()).Relu();

    private static Tensor Hard(Tensor x, double slope) => (x * slope + 0.5).Relu() - (x * slope - 0.5).Relu();

    private static Tensor Cut(Tensor x, double bound) => (x + bound).Relu() - (x - bound).Relu() - bound;

    private static double Size(double[] values) => Math.Sqrt(values.Average(value => value * value));

    private static Mistake Drawn(string fault, int severity, string label, Func<int, double> deviation) => StartMistakes.Altered(fault, severity, label, (number, _, values, inputs) =>
    {
        var (random, size) = (new RandomStream((ulong)number), deviation(inputs));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = size * random.NextNormal();
        }
    });
}
