namespace Descent;

public static partial class Loss
{
    /// <summary>Soft margin (logistic) loss: <c>ℓ = ln(1 + e^(−t x))</c>.</summary>
    /// <remarks>
    /// Use it for two classes given as −1 and 1; it is binary cross-entropy of t = 0 and 1. Range [0, ∞). A model that answers 0
    /// starts at ln 2; the best constant scores the entropy of the shares; the floor is 0. Slope: −t / (1 + e^(t x)).
    /// Stable: softplus never overflows, where ln(1 + e^1000) would.
    /// </remarks>
    /// <param name="logits">Scores, any shape.</param>
    /// <param name="target">−1 or 1, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues SoftMargin(Tensor logits, Tensor target)
    {
        DemandEqual(nameof(SoftMargin), logits, target);
        return (-(logits * target)).Softplus();
    }
}

/// <summary>Soft margin (logistic) loss as a value; see <see cref="Loss.SoftMargin"/>.</summary>
public sealed record SoftMargin : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "soft margin";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Signs;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.SoftMargin(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var share = Numbers(target).ToArray().Average(t => t > 0 ? 1.0 : 0);
        return new(Math.Log(2), Entropy(share, 1 - share), 0);
    }
}
