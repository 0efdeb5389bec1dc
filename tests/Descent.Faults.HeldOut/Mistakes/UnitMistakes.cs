using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in how hidden units start and bend, I1 to I3 and A1 to A4.</summary>
internal static class UnitMistakes
{
    /// <summary>All units of a hidden layer start as its first, but for a little noise.</summary>
    public static Mistake NearlyAlike(int severity, double noise) => StartMistakes.Altered("I1", severity, FormattableString.Invariant($"units alike but for {noise}"), (number, count, values, inputs) =>
    {
        var random = new RandomStream((ulong)number);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (number < count - 1 ? values[i % inputs] : values[i - i % inputs]) + noise * random.NextNormal();
        }
    });

    /// <summary>Weights that are the product of a number of the unit and a number of the input: all units see the same sum.</summary>
    public static Mistake Outer(int severity) => StartMistakes.Altered("I1", severity, "weights of rank 1", (number, count, values, inputs) =>
    {
        var first = values.Take(inputs).ToArray();
        for (var i = 0; number < count - 1 && i < values.Length; i++)
        {
            values[i] = first[i % inputs] * (1 + i / inputs % 3) / 2;
        }
    });

    /// <summary>Weights multiplied by a power of the number of their layer, from 1, in the hidden layers.</summary>
    public static Mistake ByDepth(string fault, int severity, double factor) => StartMistakes.Altered(fault, severity, $"weights × {factor} ^ layer", (number, count, values, _) =>
    {
        for (var i = 0; number < count - 1 && i < values.Length; i++)
        {
            values[i] *= Math.Pow(factor, number + 1);
        }
    });

    /// <summary>Weights drawn as whole numbers up to a bound.</summary>
    public static Mistake WholeNumbers(int severity, int bound) => StartMistakes.Altered("I2", severity, $"whole weights up to {bound}", (number, _, values, _) =>
    {
        var random = new RandomStream((ulong)number);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextIndex((2 * bound) + 1) - bound;
        }
    });

    /// <summary>A rectifier of what is left of each unit after most of the largest one in its row was taken off.</summary>
    public static Mistake LessLargest(int severity, double share) => Bends("A1", severity, $"rectifier less {share} of the row's largest", x => (x - x.RowMax() * share).Relu(), x => x.Relu());

    /// <summary>A rectifier of what a rectifier gave, with the other sign.</summary>
    public static Mistake TwiceRectified(int severity, double lift) => Bends("A1", severity, $"rectified, turned and rectified, lift {lift}", x => (lift - x.Relu()).Relu(), x => x.Relu());

    /// <summary>A hyperbolic tangent of a power.</summary>
    public static Mistake Cubed(int severity, double times) => Bends("A2", severity, $"tanh of ({times} x)³", x => (x * x * x * (times * times * times)).Tanh(), x => x.Tanh());

    /// <summary>Numbers cut off at −1 and 1 after they were multiplied.</summary>
    public static Mistake HardTanh(int severity, double times) => Bends("A2", severity, $"{times} x cut off at 1", x => Cut(x * times), Cut);

    /// <summary>Squares as an activation, one after another.</summary>
    public static Mistake Squares(int severity, double times) => Bends("A3", severity, $"{times} x |x| as activation", x => x * x.Abs() * times, x => x.Tanh());

    /// <summary>A rectifier of each sign, and their difference, which is the number itself.</summary>
    public static Mistake BothSides(int severity) => Bends("A4", severity, "rectifiers of both sides", x => x.Relu() - (-x).Relu(), x => x.Relu());

    /// <summary>An activation far to the side of its bend.</summary>
    public static Mistake Aside(int severity, double offset) => Bends("A4", severity, $"softplus of x + {offset}", x => (x + offset).Softplus() - offset, x => x.Softplus());

    private static Tensor Cut(Tensor x) => (x + 1).Relu() - (x - 1).Relu() - 1;

    internal static Mistake Bends(string fault, int severity, string label, Func<Tensor, Tensor> wrong, Func<Tensor, Tensor> right) => new(
        fault,
        severity,
        label,
        recipe => recipe with { Activation = () => new Function(wrong) },
        fault == "A4" ? Repairs.AddActivation : null,
        recipe => recipe with { Activation = () => new Function(right) });
}
