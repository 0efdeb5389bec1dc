namespace Descent;

public static partial class Loss
{
    /// <summary>Negative log-likelihood: <c>ℓᵢ = −wₖ ln pᵢ,ₖ</c>, <c>k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it on log-probabilities, as counts give; for logits use cross-entropy. Range [0, ∞): 0 where the true class has
    /// probability 1. Equal probabilities score ln C; the floor is 0. Each counts wₖ in the mean, and 0 where ignored.
    /// </remarks>
    /// <param name="logProbability">Log-probabilities, [n, C] or [n, C, d…].</param>
    /// <param name="classes">The true classes, [n] or [n, d…], each in 0 … C − 1.</param>
    /// <param name="classWeights">A weight w for each class, [C]; 1 each unless given.</param>
    /// <param name="ignored">A class number that is no class: its examples count nothing, in value and gradient; null for none.</param>
    /// <returns>The loss of each example, [n] or [n, d…].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues NegativeLogLikelihood(Tensor logProbability, Indices classes, Tensor? classWeights = null, int? ignored = null)
    {
        var choices = ClassRows.Of(nameof(NegativeLogLikelihood), nameof(logProbability), logProbability);
        var chosen = choices.Flatten(nameof(NegativeLogLikelihood), logProbability, classes);
        var picked = 0 - choices.Rows.Pick(chosen, ignored); // not −x: the loss of a certain answer is 0, not −0
        if (classWeights is null && ignored is null)
        {
            return choices.Back(picked);
        }

        var weights = choices.Spread(nameof(NegativeLogLikelihood), classWeights).Pick(chosen, ignored);
        return new(choices.Back(picked.Weigh(weights)), choices.Back(weights));
    }
}

/// <summary>Negative log-likelihood as a value; see <see cref="Loss.NegativeLogLikelihood"/>.</summary>
/// <param name="ClassWeights">A weight for each class, [C]; 1 each unless given.</param>
/// <param name="Ignored">A class number that is no class; null for none.</param>
public sealed record NegativeLogLikelihood(Tensor? ClassWeights = null, int? Ignored = null) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "negative log-likelihood";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Classes;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.NegativeLogLikelihood(prediction, Classes(target), ClassWeights, Ignored);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs) => new CrossEntropy(ClassWeights, Ignored: Ignored).Yardstick(Classes(target), outputs);
}
