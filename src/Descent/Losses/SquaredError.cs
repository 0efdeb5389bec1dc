namespace Descent;

public static partial class Loss
{
    /// <summary>Squared error: <c>ℓ = (p − t)²</c>.</summary>
    /// <remarks>
    /// Use it for regression, where large misses should weigh most; its best constant prediction is the mean of the targets
    /// and scores their variance. Range [0, ∞). A model that answers 0 starts at the mean of <c>t²</c>; the floor is 0.
    /// Slope: <c>∂ℓ/∂p = 2 (p − t)</c>. Source: Gauss 1809.
    /// </remarks>
    /// <param name="prediction">What the model gives, any shape.</param>
    /// <param name="target">What it should give, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues SquaredError(Tensor prediction, Tensor target)
    {
        DemandEqual(nameof(SquaredError), prediction, target);
        return (prediction - target).Square();
    }
}

/// <summary>Squared error as a value; see <see cref="Loss.SquaredError"/>.</summary>
public sealed record SquaredError : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "squared error";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Numbers;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.SquaredError(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var values = Numbers(target).ToArray();
        var mean = values.Average();
        return new(values.Average(t => t * t), values.Average(t => (t - mean) * (t - mean)), 0);
    }
}
