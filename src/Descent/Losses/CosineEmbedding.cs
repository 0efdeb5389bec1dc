namespace Descent;

public static partial class Loss
{
    private const double SquaredNormFloor = 1e-12;

    /// <summary>Cosine embedding loss: <c>ℓ = 1 − cos(a, b) where t = 1, max(0, cos(a, b) − m) where t = −1</c>.</summary>
    /// <remarks>
    /// Use it on pairs of vectors whose direction matters and not their length. Range [0, 2]. Vectors at right angles start at 1
    /// for pairs that belong together, at 0 for others; the floor is 0. 10⁻¹² is added to each squared norm, so that a zero vector has a cosine of 0.
    /// </remarks>
    /// <param name="first">The vectors a, [n, d].</param>
    /// <param name="second">The vectors b, [n, d].</param>
    /// <param name="target">1 for a pair that belongs together, −1 for another; [n].</param>
    /// <param name="margin">m, from −1 to 1: the cosine that others may have.</param>
    /// <returns>The loss of each pair, [n].</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues CosineEmbedding(Tensor first, Tensor second, Tensor target, double margin = 0)
    {
        DemandEqual(nameof(CosineEmbedding), first, second, "second");
        DemandRows(nameof(CosineEmbedding), first, target);
        var n = first.Shape[0];
        Tensor Dot(Tensor a, Tensor b) => (a * b).SumRows().Reshape(new(n));
        var cosine = Dot(first, second) / ((Dot(first, first) + SquaredNormFloor) * (Dot(second, second) + SquaredNormFloor)).Sqrt();
        return (1 - cosine).Weigh((1 + target) * 0.5) + (cosine - margin).Relu().Weigh((1 - target) * 0.5);
    }
}
