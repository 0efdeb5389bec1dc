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

    /// <summary>Normalized temperature-scaled cross-entropy (NT-Xent): InfoNCE both ways, with the other rows of both sides as wrong answers.</summary>
    /// <remarks>
    /// Use it where a pair is two views of one thing, as in SimCLR. Range [0, ∞). Vectors that tell nothing start at ln(2 n − 1); the loss of
    /// a pair is the mean of its two directions. Source: Chen and others 2020.
    /// </remarks>
    /// <param name="first">The vectors of one view, [n, d].</param>
    /// <param name="second">Those of the other, [n, d].</param>
    /// <param name="temperature">τ, above 0.</param>
    /// <returns>The loss of each pair, [n].</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues NtXent(Tensor first, Tensor second, double temperature = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        DemandEqual(nameof(NtXent), first, second, "second");
        DemandRank(nameof(NtXent), first, 2, "[n, d]");
        var rows = Indices.Of([.. Enumerable.Range(0, first.Shape[0])]);
        var (a, b) = (Directions(first), Directions(second));
        Tensor Likeness(Tensor x, Tensor y) => x.MatMul(y.Transpose()) / temperature;
        Tensor OneWay(Tensor own, Tensor other)
        {
            var (across, within) = (Likeness(own, other), Others(Likeness(own, own), rows).LogSumExp());
            var all = across.LogSumExp();
            return (all + (within - all).Softplus()).Reshape(rows.Shape) - across.Pick(rows); // ln(eᵃ + eᵇ) = a + softplus(b − a)
        }

        return (OneWay(a, b) + OneWay(b, a)) * 0.5;
    }

    private static Tensor Directions(Tensor x) => x / (x.Square().SumRows() + SquaredNormFloor).Sqrt();
}
