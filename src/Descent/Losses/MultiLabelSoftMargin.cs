namespace Descent;

public static partial class Loss
{
    /// <summary>Multi-label soft margin: the binary cross-entropy of each class, <c>ℓᵢ = Σⱼ wⱼ (tᵢⱼ ln(1 + e^−xᵢⱼ) + (1 − tᵢⱼ) ln(1 + e^xᵢⱼ)) / C</c>.</summary>
    /// <remarks>
    /// Use it where an example may have any number of classes, each a yes or no. Range [0, ∞). A model that answers 0 starts at
    /// ln 2; the floor is the entropy of soft targets. Slope: wⱼ (σ(xᵢⱼ) − tᵢⱼ) / C.
    /// </remarks>
    /// <param name="logits">Scores before the sigmoid, […, C].</param>
    /// <param name="target">0, 1 or between, the same shape.</param>
    /// <param name="classWeights">A weight w for each class, [C]; 1 each unless given.</param>
    /// <returns>The loss of each example, […].</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues MultiLabelSoftMargin(Tensor logits, Tensor target, Tensor? classWeights = null)
    {
        DemandEqual(nameof(MultiLabelSoftMargin), logits, target);
        Tensor terms = BinaryCrossEntropy(logits, target);
        terms = classWeights is null ? terms : terms.Weigh(classWeights);
        return OverLastAxis(nameof(MultiLabelSoftMargin), logits, terms) / logits.Shape[-1];
    }
}

/// <summary>Multi-label soft margin as a value; see <see cref="Loss.MultiLabelSoftMargin"/>.</summary>
/// <param name="ClassWeights">A weight for each class, [C]; 1 each unless given.</param>
public sealed record MultiLabelSoftMargin(Tensor? ClassWeights = null) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "multi-label soft margin";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Probabilities;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.MultiLabelSoftMargin(prediction, Numbers(target), ClassWeights);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var rows = Numbers(target).ToArray().Chunk(outputs).ToArray();
        var weights = ClassWeights?.ToArray() ?? [.. Enumerable.Repeat(1.0, outputs)];
        var shares = Enumerable.Range(0, outputs).Select(j => rows.Average(row => row[j])).ToArray();
        return new(
            Math.Log(2) * weights.Average(),
            shares.Select((share, j) => weights[j] * Entropy(share, 1 - share)).Average(),
            rows.Average(row => row.Select((t, j) => weights[j] * Entropy(t, 1 - t)).Average()));
    }
}
