namespace Descent;

public static partial class Loss
{
    /// <summary>Log-cosh loss: <c>ℓ = ln cosh(p − t)</c>.</summary>
    /// <remarks>
    /// Use it as a smooth Huber loss: half the squared error near the target, the absolute error less ln 2 far from it. Range [0, ∞). A model
    /// that answers 0 starts at the mean of ℓ(0, t); the floor is 0. Slope: tanh(p − t). Stable: never overflows.
    /// </remarks>
    /// <param name="prediction">What the model gives, any shape.</param>
    /// <param name="target">What it should give, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues LogCosh(Tensor prediction, Tensor target)
    {
        DemandEqual(nameof(LogCosh), prediction, target);
        return (prediction - target).LogCosh();
    }
}

/// <summary>Log-cosh loss as a value; see <see cref="Loss.LogCosh"/>.</summary>
public sealed record LogCosh : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "log-cosh";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Numbers;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.LogCosh(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var values = Numbers(target).ToArray();
        return BySearch(Numbers(target), values.Min(), values.Max(), 0);
    }
}
