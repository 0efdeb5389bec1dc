namespace Descent;

public static partial class Loss
{
    /// <summary>Triplet margin loss: <c>ℓ = max(0, m + ‖a − p + ε‖ − ‖a − n + ε‖)</c>.</summary>
    /// <remarks>
    /// Use it to learn embeddings: an anchor a should be nearer to its positive p than to its negative n, by the margin. Range
    /// [0, ∞). Equal distances start at m; the floor is 0. With <c>swap</c> the negative counts from the anchor or from the positive, whichever
    /// is nearer. Source: Balntas and others 2016; Schroff and others 2015.
    /// </remarks>
    /// <param name="anchor">The vectors a, [n, d].</param>
    /// <param name="positive">Those that belong to them, [n, d].</param>
    /// <param name="negative">Those that do not, [n, d].</param>
    /// <param name="margin">m, above 0.</param>
    /// <param name="power">The p of the norm <c>(Σ |x|ᵖ)^(1/p)</c>, 1 or 2; for another, give a distance of your own.</param>
    /// <param name="swap">Whether the nearer of the two distances to the negative counts.</param>
    /// <param name="epsilon">ε, added to each difference, so that the norm of equal vectors has a slope.</param>
    /// <returns>The loss of each triplet, [n].</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues TripletMargin(Tensor anchor, Tensor positive, Tensor negative, double margin = 1, int power = 2, bool swap = false, double epsilon = 1e-6)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(power, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(power, 2);
        DemandRank(nameof(TripletMargin), anchor, 2, "[n, d]");
        return TripletMargin(anchor, positive, negative, (a, b) => Distance(a - b + epsilon, power), margin, swap);
    }

    /// <summary>Triplet margin loss with a distance of one's own: <c>ℓ = max(0, m + D(a, p) − D(a, n))</c>.</summary>
    /// <param name="anchor">The examples a, of any shape.</param>
    /// <param name="positive">Those that belong to them, the same shape.</param>
    /// <param name="negative">Those that do not, the same shape.</param>
    /// <param name="distance">D: from two tensors of the examples' shape, one distance for each example.</param>
    /// <param name="margin">m, above 0.</param>
    /// <param name="swap">Whether the nearer of the two distances to the negative counts.</param>
    /// <returns>The loss of each triplet, of the shape that the distance gives.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues TripletMargin(Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor> distance, double margin = 1, bool swap = false)
    {
        ArgumentNullException.ThrowIfNull(distance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(margin);
        DemandEqual(nameof(TripletMargin), anchor, positive, "positive");
        DemandEqual(nameof(TripletMargin), anchor, negative, "negative");
        var away = distance(anchor, negative);
        if (swap)
        {
            var other = distance(positive, negative);
            away = other - (other - away).Relu(); // the smaller of the two
        }

        return (margin + distance(anchor, positive) - away).Relu();
    }

    private static Tensor Distance(Tensor difference, int power) =>
        (power == 2 ? difference.Square().SumRows().Sqrt() : difference.Abs().SumRows()).Reshape(new(difference.Shape[0]));
}
