namespace Descent;

public static partial class Loss
{
    /// <summary>Max-margin (hinge) loss of two classes: <c>ℓ = max(0, 1 − t p)</c>.</summary>
    /// <remarks>
    /// Use it for a decision with a margin, where no probability is wanted. Range [0, ∞). A model that answers 0 starts at 1;
    /// the best constant scores 2 min(s, 1 − s) for a share s of 1; the floor is 0. Slope: <c>−t</c> inside the margin, 0 outside.
    /// Source: Cortes and Vapnik 1995.
    /// </remarks>
    /// <param name="prediction">Scores, any shape.</param>
    /// <param name="target">−1 or 1, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues Hinge(Tensor prediction, Tensor target)
    {
        DemandEqual(nameof(Hinge), prediction, target);
        return (1 - prediction * target).Relu();
    }
}

/// <summary>Max-margin as a value; see <see cref="Loss.Hinge"/>.</summary>
public sealed record Hinge : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "max-margin";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Signs;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.Hinge(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var share = Numbers(target).ToArray().Average(t => t > 0 ? 1.0 : 0);
        return new(1, 2 * Math.Min(share, 1 - share), 0); // the constant that answers the commoner class with margin 1
    }
}
