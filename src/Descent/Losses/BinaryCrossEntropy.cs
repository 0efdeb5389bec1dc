namespace Descent;

public static partial class Loss
{
    /// <summary>Binary cross-entropy of logits: <c>ℓ = ln(1 + eˣ) − x t</c>.</summary>
    /// <remarks>
    /// Use it for yes-or-no answers. Range [0, ∞). A model that answers 0 starts at ln 2 = 0.6931; the best constant scores
    /// the entropy of the share of yes; the floor is the entropy of soft targets, 0 for hard ones.
    /// Slope: <c>∂ℓ/∂x = σ(x) − t</c>. Stable: softplus never overflows.
    /// </remarks>
    /// <param name="logits">Scores before the sigmoid, any shape.</param>
    /// <param name="target">The probability that the answer is yes: 0, 1 or between; the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues BinaryCrossEntropy(Tensor logits, Tensor target)
    {
        DemandEqual(nameof(BinaryCrossEntropy), logits, target);
        // Two terms of the same sign: softplus(x) − x t would cancel all digits at large x with t = 1.
        return target * (-logits).Softplus() + (1 - target) * logits.Softplus();
    }
}

/// <summary>Binary cross-entropy as a value; see <see cref="Loss.BinaryCrossEntropy"/>.</summary>
public sealed record BinaryCrossEntropy : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "binary cross-entropy";

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.BinaryCrossEntropy(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var values = Numbers(target).ToArray();
        var share = values.Average();
        return new(Math.Log(2), Entropy(share, 1 - share), values.Average(t => Entropy(t, 1 - t)));
    }
}
