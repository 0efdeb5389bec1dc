namespace Descent;

public static partial class Loss
{
    /// <summary>Negative log-likelihood: <c>ℓᵢ = −ln pᵢ,ₖ</c>, <c>k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it on log-probabilities, as counts give; for logits use cross-entropy. Range [0, ∞): 0 where the true class has
    /// probability 1. Equal probabilities score ln C; the floor is 0.
    /// </remarks>
    /// <param name="logProbability">Log-probabilities, [n, C].</param>
    /// <param name="classes">The true classes, [n], each in 0 … C − 1.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues NegativeLogLikelihood(Tensor logProbability, Indices classes)
    {
        ArgumentNullException.ThrowIfNull(logProbability);
        return 0 - logProbability.Pick(classes); // not −x: the loss of a certain answer is 0, not −0
    }
}

/// <summary>Negative log-likelihood as a value; see <see cref="Loss.NegativeLogLikelihood"/>.</summary>
public sealed record NegativeLogLikelihood : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "negative log-likelihood";

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.NegativeLogLikelihood(prediction, Classes(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        return new(Math.Log(outputs), Entropy(Shares(Classes(target), outputs)), 0);
    }
}
