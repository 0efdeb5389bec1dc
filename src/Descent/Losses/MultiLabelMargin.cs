namespace Descent;

public static partial class Loss
{
    /// <summary>Multi-label max-margin: <c>ℓᵢ = Σⱼₖ max(0, 1 − xᵢⱼ + xᵢₖ) / C</c>, j over the labels of the row, k over the other classes.</summary>
    /// <remarks>
    /// Use it where an example has several classes and no probability is wanted. Range [0, ∞). A model that answers 0 starts at
    /// L (C − L) / C for L labels; the floor is 0. Slope: 1 / C for each pair within the margin.
    /// </remarks>
    /// <param name="prediction">Scores, [n, C].</param>
    /// <param name="labels">The classes of each row, [n, k], ended by −1; one named twice counts twice.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues MultiLabelMargin(Tensor prediction, Indices labels)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(labels);
        var named = prediction.MultiHot(labels);
        var (n, count) = (prediction.Shape[0], prediction.Shape[1]);
        var margins = (1 - prediction.Reshape(new(n, count, 1)) + prediction.Reshape(new(n, 1, count))).Relu(); // [n, C, C]
        var pairs = named.Reshape(new(n, count, 1)) * (1 - named.Sign()).Reshape(new(n, 1, count));
        return margins.Weigh(pairs).Reshape(new(n, count * count)).SumRows().Reshape(new(n)) / count;
    }
}
