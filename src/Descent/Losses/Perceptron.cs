namespace Descent;

public static partial class Loss
{
    /// <summary>Perceptron loss: <c>ℓ = max(0, −t p)</c>.</summary>
    /// <remarks>
    /// Use it to learn a decision without a margin; for nearly everything max-margin does better. Range [0, ∞). A model that answers 0 starts
    /// at 0, with slope 0: it must start elsewhere. The best constant and the floor are 0. Slope: −t where the sign is wrong, else 0. Source: Rosenblatt 1958.
    /// </remarks>
    /// <param name="prediction">Scores, any shape.</param>
    /// <param name="target">−1 or 1, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues Perceptron(Tensor prediction, Tensor target)
    {
        DemandEqual(nameof(Perceptron), prediction, target);
        return (-(prediction * target)).Relu();
    }
}

/// <summary>Perceptron loss as a value; see <see cref="Loss.Perceptron"/>.</summary>
public sealed record Perceptron : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "perceptron";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Signs;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.Perceptron(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs) => default;
}
