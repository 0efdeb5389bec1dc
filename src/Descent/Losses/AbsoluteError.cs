namespace Descent;

public static partial class Loss
{
    /// <summary>Absolute error: <c>ℓ = |p − t|</c>.</summary>
    /// <remarks>
    /// Use it for regression with outliers; its best constant prediction is the median. Range [0, ∞). A model that answers
    /// 0 starts at the mean of <c>|t|</c>; the floor is 0. Slope: −1 or 1, and 0 at the kink <c>p = t</c>.
    /// </remarks>
    /// <param name="prediction">What the model gives, any shape.</param>
    /// <param name="target">What it should give, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues AbsoluteError(Tensor prediction, Tensor target)
    {
        DemandEqual(nameof(AbsoluteError), prediction, target);
        return (prediction - target).Abs();
    }
}

/// <summary>Absolute error as a value; see <see cref="Loss.AbsoluteError"/>.</summary>
public sealed record AbsoluteError : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "absolute error";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Numbers;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.AbsoluteError(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var values = Numbers(target).ToArray();
        Array.Sort(values);
        var median = (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
        return new(values.Average(Math.Abs), values.Average(t => Math.Abs(t - median)), 0);
    }
}
