namespace Descent;

public static partial class Loss
{
    /// <summary>Noise-contrastive estimation (InfoNCE): <c>ℓᵢ = −ln softmaxⱼ(cos(aᵢ, bⱼ) / τ)ᵢ</c>: which of the batch belongs to aᵢ?</summary>
    /// <remarks>
    /// Use it to learn vectors from pairs: the other rows of the batch are the wrong answers. Range [0, ∞). Vectors that tell nothing
    /// start at ln n. 10⁻¹² is added to each squared norm. Source: van den Oord and others 2018.
    /// </remarks>
    /// <param name="anchor">The vectors a, [n, d].</param>
    /// <param name="positive">The vectors b that belong to them, [n, d].</param>
    /// <param name="temperature">τ, above 0: the smaller, the more the hardest rows count.</param>
    /// <returns>The loss of each pair, [n].</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues InfoNce(Tensor anchor, Tensor positive, double temperature = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        DemandEqual(nameof(InfoNce), anchor, positive, "positive");
        DemandRank(nameof(InfoNce), anchor, 2, "[n, d]");
        return CrossEntropy(Directions(anchor).MatMul(Directions(positive).Transpose()) / temperature, Indices.Of([.. Enumerable.Range(0, anchor.Shape[0])]));
    }

    private static Tensor Directions(Tensor x) => x / (x.Square().SumRows() + SquaredNormFloor).Sqrt();
}
