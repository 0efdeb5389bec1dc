using Descent.Ops;

namespace Descent;

public static partial class Loss
{
    /// <summary>Binary cross-entropy of logits: <c>ℓ = ln(1 + eˣ) − x t</c>.</summary>
    /// <remarks>
    /// Use it for yes-or-no answers. Range [0, ∞). A model that answers 0 starts at ln 2 = 0.6931; the best constant scores
    /// the entropy of the share of yes; the floor is the entropy of soft targets, 0 for hard ones.
    /// With positive weights P, for rare answers, <c>ℓ = P t ln(1 + e⁻ˣ) + (1 − t) ln(1 + eˣ)</c>, which counts 1 + (P − 1) t in the mean.
    /// Slope: <c>∂ℓ/∂x = σ(x) − t</c>. Stable: softplus never overflows.
    /// </remarks>
    /// <param name="logits">Scores before the sigmoid, any shape.</param>
    /// <param name="target">The probability that the answer is yes: 0, 1 or between; the same shape.</param>
    /// <param name="positiveWeights">P, what a yes weighs beside a no: the same shape, or one that broadcasts to it, as [C]; 1 unless given.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues BinaryCrossEntropy(Tensor logits, Tensor target, Tensor? positiveWeights = null)
    {
        DemandEqual(nameof(BinaryCrossEntropy), logits, target);
        var losses = Tensor.Apply(new Pairwise<SigmoidCrossEntropy>(), logits, target);
        if (positiveWeights is null)
        {
            return losses;
        }

        var more = (positiveWeights.BroadcastTo(logits.Shape) - 1) * target;
        return new(losses + more * (-logits).Softplus(), (1 + more).Detach());
    }
}

/// <summary>Binary cross-entropy as a value; see <see cref="Loss.BinaryCrossEntropy"/>.</summary>
/// <param name="PositiveWeights">What a yes weighs beside a no; 1 unless given.</param>
public sealed record BinaryCrossEntropy(Tensor? PositiveWeights = null) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "binary cross-entropy";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Probabilities;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.BinaryCrossEntropy(prediction, Numbers(target), PositiveWeights);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var values = Numbers(target);
        var weights = PositiveWeights?.BroadcastTo(values.Shape).ToArray() ?? [.. Enumerable.Repeat(1.0, values.Shape.Count)];
        var masses = values.ToArray().Zip(weights, (t, p) => (Yes: p * t, No: 1 - t)).ToArray();
        var (yes, no) = (masses.Sum(mass => mass.Yes), masses.Sum(mass => mass.No));
        return new(Math.Log(2), Least(yes, no) / (yes + no), masses.Sum(mass => Least(mass.Yes, mass.No)) / (yes + no));
    }

    private static double Least(double yes, double no) => (yes + no) * Entropy(yes / (yes + no), no / (yes + no));
}
