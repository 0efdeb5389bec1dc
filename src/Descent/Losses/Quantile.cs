namespace Descent;

public static partial class Loss
{
    /// <summary>Quantile (pinball) loss: <c>ℓ = q e where e > 0, else (q − 1) e; e = t − p</c>.</summary>
    /// <remarks>
    /// Use it to predict a quantile, as the value that nine of ten stay below: its best constant prediction is the q-quantile. At q = ½ it
    /// is half the absolute error. Range [0, ∞). A model that answers 0 starts at the mean of ℓ(0, t); the floor is 0.
    /// Slope: −q below the target, 1 − q above, 0 at it. Source: Koenker and Bassett 1978.
    /// </remarks>
    /// <param name="prediction">What the model gives, any shape.</param>
    /// <param name="target">What it should give, the same shape.</param>
    /// <param name="level">q, above 0 and below 1.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues Quantile(Tensor prediction, Tensor target, double level = 0.5)
    {
        DemandInside(nameof(Quantile), nameof(level), level);
        DemandEqual(nameof(Quantile), prediction, target);
        return (target - prediction).Relu() * level + (prediction - target).Relu() * (1 - level);
    }
}

/// <summary>Quantile (pinball) loss as a value; see <see cref="Loss.Quantile"/>.</summary>
/// <param name="Level">q, above 0 and below 1.</param>
public sealed record Quantile(double Level = 0.5) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "quantile";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Numbers;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.Quantile(prediction, Numbers(target), Level);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var values = Numbers(target).ToArray();
        return BySearch(Numbers(target), values.Min(), values.Max(), 0);
    }
}
