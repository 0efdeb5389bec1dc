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
    public static Tensor CrossEntropy(Tensor logits, Indices classes)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return NegativeLogLikelihood(logits.LogSoftmax(), classes);
    }
}
