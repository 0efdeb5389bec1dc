namespace Descent;

public static partial class Loss
{
    /// <summary>Dice loss: <c>ℓᵢ = 1 − (2 Σ p t + s) / (Σ p + Σ t + s), p = σ(x), over the elements of an example</c>.</summary>
    /// <remarks>
    /// Use it for masks where few elements are yes; it is the Tversky loss with α = β = ½. Range [0, 1). A model that answers 0 says ½
    /// everywhere; the floor is 0 for targets of 0 and 1. Source: Milletari and others 2016.
    /// </remarks>
    /// <param name="logits">Scores before the sigmoid, [n, …].</param>
    /// <param name="target">0, 1 or between, the same shape.</param>
    /// <param name="smooth">s, above 0: keeps examples without any yes defined.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues Dice(Tensor logits, Tensor target, double smooth = 1)
    {
        DemandEqual(nameof(Dice), logits, target);
        return Tversky(logits, target, 0.5, 0.5, smooth / 2); // both sides halved
    }
}

/// <summary>Dice loss as a value; see <see cref="Loss.Dice"/>.</summary>
/// <param name="Smooth">s, above 0: keeps examples without any yes defined.</param>
public sealed record Dice(double Smooth = 1) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "Dice";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Probabilities;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.Dice(prediction, Numbers(target), Smooth);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs) => new Tversky(Smooth: Smooth / 2).Yardstick(target, outputs);
}
