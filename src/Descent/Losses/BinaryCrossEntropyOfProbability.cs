namespace Descent;

public static partial class Loss
{
    /// <summary>Binary cross-entropy of probabilities: <c>ℓ = −t ln p − (1 − t) ln(1 − p)</c>.</summary>
    /// <remarks>
    /// Use it only where nothing but the probability is to be had: after a sigmoid has rounded to 0 or 1 the digits are gone, and with
    /// them the slope. From logits use <see cref="BinaryCrossEntropy"/>. Range [0, 100]: logarithms are held at −100, and the slope
    /// (p − t) / (p (1 − p)) of each term within ±10¹². At p = ½ it scores ln 2; the best constant is the share of yes; the floor is the
    /// entropy of soft targets.
    /// </remarks>
    /// <param name="probability">The probability of yes, from 0 to 1, any shape.</param>
    /// <param name="target">0, 1 or between, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues BinaryCrossEntropyOfProbability(Tensor probability, Tensor target)
    {
        DemandEqual(nameof(BinaryCrossEntropyOfProbability), probability, target);
        return target * (0 - probability.BoundedLog()) + (1 - target) * (0 - (1 - probability).BoundedLog());
    }
}

/// <summary>Binary cross-entropy of probabilities as a value; see <see cref="Loss.BinaryCrossEntropyOfProbability"/>.</summary>
public sealed record BinaryCrossEntropyOfProbability : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "binary cross-entropy of probabilities";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Probabilities;

    /// <inheritdoc/>
    public override (double From, double To) Range => (0, 1);

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.BinaryCrossEntropyOfProbability(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs) => new BinaryCrossEntropy().Yardstick(target, outputs);
}
