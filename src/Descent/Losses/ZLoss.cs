namespace Descent;

public static partial class Loss
{
    /// <summary>z-loss: <c>ℓᵢ = (ln Σⱼ e^xᵢⱼ)²</c>, to be added to a cross-entropy with a small weight.</summary>
    /// <remarks>
    /// Use it to keep logits from drifting: cross-entropy does not see a shift of all of them, and this does. 10⁻⁴ is a usual weight. Equal
    /// logits of 0 score (ln C)²; the floor is 0. Slope: 2 ln Σ e^x · softmax. Source: Chowdhery and others 2022.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C].</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ShapeException">The shape has no row of classes.</exception>
    public static LossValues ZLoss(Tensor logits)
    {
        DemandRank(nameof(ZLoss), logits, 2, "[n, C]");
        return logits.LogSumExp().Square().Reshape(new(logits.Shape[0]));
    }
}
