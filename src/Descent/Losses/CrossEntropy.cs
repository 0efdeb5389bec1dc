namespace Descent;

public static partial class Loss
{
    /// <summary>Cross-entropy of logits against the true class: <c>ℓᵢ = ln Σⱼ e^(xᵢⱼ) − xᵢ,ₖ</c>, <c>k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it to choose one of several exclusive classes. Range [0, ∞). A model that knows nothing scores ln C (3.2958 for 27
    /// classes); the best constant scores the entropy of the class shares; the floor is 0.
    /// Slope: <c>softmax(xᵢ)ⱼ − [j = k]</c>. Stable: the row maximum is subtracted before anything is gathered.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C].</param>
    /// <param name="classes">The true classes, [n], each in 0 … C − 1.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues CrossEntropy(Tensor logits, Indices classes)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return NegativeLogLikelihood(logits.LogSoftmax(), classes);
    }

    /// <summary>Cross-entropy of logits against a distribution: <c>ℓᵢ = −Σⱼ tᵢⱼ ln softmax(xᵢ)ⱼ</c>.</summary>
    /// <remarks>
    /// Use it for soft targets: shares of votes, a teacher's answers, smoothed labels. Range [H(t), ∞), the entropy of the
    /// targets; a model that knows nothing scores ln C. Slope: <c>softmax(xᵢ)ⱼ − tᵢⱼ</c> where the row sums to 1.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C].</param>
    /// <param name="distribution">The probability of each class, [n, C], each row summing to 1.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues CrossEntropy(Tensor logits, Tensor distribution)
    {
        DemandEqual(nameof(CrossEntropy), logits, distribution);
        return -(distribution * logits.LogSoftmax()).SumRows().Reshape(new(logits.Shape.Lengths[..^1]));
    }
}

/// <summary>Cross-entropy as a value; see <see cref="Loss.CrossEntropy(Tensor, Indices)"/>.</summary>
public sealed record CrossEntropy : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "cross-entropy";

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => target is Indices classes ? Loss.CrossEntropy(prediction, classes) : Loss.CrossEntropy(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        if (target is Indices classes)
        {
            return new(Math.Log(outputs), Entropy(Shares(classes, outputs)), 0);
        }

        var rows = Numbers(target).ToArray().Chunk(outputs).ToArray();
        var mean = Enumerable.Range(0, outputs).Select(j => rows.Average(row => row[j])).ToArray();
        return new(Math.Log(outputs), Entropy(mean), rows.Average(row => Entropy(row)));
    }
}
