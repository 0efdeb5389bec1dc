namespace Descent;

public static partial class Loss
{
    /// <summary>Squared max-margin (squared hinge) loss: <c>ℓ = max(0, 1 − t p)²</c>.</summary>
    /// <remarks>
    /// Use it for a decision with a margin where large misses should weigh most; unlike max-margin it has no kink. Range [0, ∞). A model
    /// that answers 0 starts at 1; the best constant scores 4 s (1 − s) for a share s; the floor is 0. Slope: −2 t max(0, 1 − t p).
    /// Source: Lee and Mangasarian 2001.
    /// </remarks>
    /// <param name="prediction">Scores, any shape.</param>
    /// <param name="target">−1 or 1, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues SquaredHinge(Tensor prediction, Tensor target)
    {
        DemandEqual(nameof(SquaredHinge), prediction, target);
        return (1 - prediction * target).Relu().Square();
    }
}

/// <summary>Squared max-margin (squared hinge) loss as a value; see <see cref="Loss.SquaredHinge"/>.</summary>
public sealed record SquaredHinge : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "squared max-margin";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Signs;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.SquaredHinge(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var share = Numbers(target).ToArray().Average(t => t > 0 ? 1.0 : 0);
        return new(1, 4 * share * (1 - share), 0);
    }
}
