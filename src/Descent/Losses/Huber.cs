namespace Descent;

public static partial class Loss
{
    /// <summary>Huber's loss: <c>ℓ = e² / 2 where |e| ≤ δ, else δ (|e| − δ / 2); e = p − t</c>.</summary>
    /// <remarks>
    /// Use it for regression with some outliers: squared error near the target, absolute error far from it. Not when the unit of
    /// the target is unknown: δ is in that unit. Range [0, ∞). A model that answers 0 starts at the mean of ℓ(0, t); the floor is 0.
    /// Slope: e, held within ±δ. It is δ times smooth L1. Source: Huber 1964.
    /// </remarks>
    /// <param name="prediction">What the model gives, any shape.</param>
    /// <param name="target">What it should give, the same shape.</param>
    /// <param name="delta">δ, above 0, in the unit of the target.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues Huber(Tensor prediction, Tensor target, double delta = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(delta);
        DemandEqual(nameof(Huber), prediction, target);
        return (prediction - target).Huber(delta);
    }
}

/// <summary>Huber's loss as a value; see <see cref="Loss.Huber"/>.</summary>
/// <param name="Delta">δ, above 0, in the unit of the target.</param>
public sealed record Huber(double Delta = 1) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "Huber";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Numbers;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.Huber(prediction, Numbers(target), Delta);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var values = Numbers(target).ToArray();
        return BySearch(Numbers(target), values.Min(), values.Max(), 0);
    }
}
