namespace Descent;

public static partial class Loss
{
    /// <summary>Hinge embedding loss: <c>ℓ = d where t = 1, max(0, m − d) where t = −1</c>.</summary>
    /// <remarks>
    /// Use it on distances: pairs that belong together (1) should be near, others (−1) farther than the margin. Range [0, ∞) for
    /// distances. At distance 0 it starts at the share of −1 times m; the floor is 0. Slope: 1, or −1 within the margin.
    /// </remarks>
    /// <param name="prediction">Distances, any shape.</param>
    /// <param name="target">1 for a pair that belongs together, −1 for another; the same shape.</param>
    /// <param name="margin">m, the distance wanted between those that do not belong together.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues HingeEmbedding(Tensor prediction, Tensor target, double margin = 1)
    {
        DemandEqual(nameof(HingeEmbedding), prediction, target);
        return prediction.Weigh((1 + target) * 0.5) + (margin - prediction).Relu().Weigh((1 - target) * 0.5);
    }
}

/// <summary>Hinge embedding loss as a value; see <see cref="Loss.HingeEmbedding"/>.</summary>
/// <param name="Margin">m, the distance wanted between those that do not belong together.</param>
public sealed record HingeEmbedding(double Margin = 1) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "hinge embedding";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Signs;

    /// <inheritdoc/>
    public override (double From, double To) Range => (0, double.PositiveInfinity);

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.HingeEmbedding(prediction, Numbers(target), Margin);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs) => BySearch(Numbers(target), 0, Math.Max(0, Margin), 0);
}
