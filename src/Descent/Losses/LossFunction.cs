using Descent.Numerics;

namespace Descent;

/// <summary>A loss with its options, as a value that a trainer can hold; its function form is a member of <see cref="Loss"/>. Immutable.</summary>
public abstract record LossFunction
{
    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>What the targets are.</summary>
    public abstract TargetKind Targets { get; }

    /// <summary>The predictions that mean something: any number, unless the loss says otherwise.</summary>
    public virtual (double From, double To) Range => (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The loss of each example, not reduced.</summary>
    /// <param name="prediction">What the model gives: predictions, logits or log-probabilities, as the loss says.</param>
    /// <param name="target">Numbers or classes, as the loss says.</param>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    /// <exception cref="ArgumentException">The targets are of the other kind.</exception>
    public abstract LossValues Of(Tensor prediction, Operand target);

    /// <summary>The mean loss of an untrained model, of the best constant and of a perfect one, for these targets.</summary>
    /// <param name="target">The targets, one or more.</param>
    /// <param name="outputs">How many numbers the model gives an example: the classes C where they are told apart by scores.</param>
    public abstract Yardstick Yardstick(Operand target, int outputs);

    /// <summary>The yardstick of a loss of numbers: the start at predictions of 0, and the best constant by search in an interval where it lies.</summary>
    /// <param name="target">The targets.</param>
    /// <param name="from">The interval's lower end.</param>
    /// <param name="to">The interval's upper end.</param>
    /// <param name="floor">The least mean loss of any prediction.</param>
    private protected Yardstick BySearch(Tensor target, double from, double to, double floor)
    {
        var exact = target.As(ElementType.Float64);
        double At(double constant) => Of(Tensor.Full(exact.Shape, constant, ElementType.Float64), exact).Mean().ToScalar();
        return new(At(0), BestConstant.Least(At, from, to), floor);
    }

    /// <summary>The targets as numbers.</summary>
    private protected Tensor Numbers(Operand target) => target as Tensor
        ?? throw new ArgumentException($"{Name}: the targets are classes, {target?.Shape}, and it takes numbers. Pass a Tensor.", nameof(target));

    /// <summary>The targets as classes.</summary>
    private protected Indices Classes(Operand target) => target as Indices
        ?? throw new ArgumentException($"{Name}: the targets are numbers, {target?.Shape}, and it takes classes. Pass Indices.", nameof(target));

    /// <summary>The share of each class.</summary>
    private protected static double[] Shares(Indices classes, int count)
    {
        var shares = new double[count];
        foreach (var c in classes.Values)
        {
            shares[c] += 1.0 / classes.Values.Length;
        }

        return shares;
    }

    /// <summary><c>−Σ p ln p</c>, with 0 ln 0 = 0.</summary>
    private protected static double Entropy(params IEnumerable<double> shares) => -shares.Sum(p => p > 0 ? p * Math.Log(p) : 0);
}
