namespace Descent;

public static partial class Loss
{
    /// <summary>Margin ranking loss: <c>ℓ = max(0, m − t (a − b))</c>.</summary>
    /// <remarks>
    /// Use it to order pairs: a should stand above b by the margin where t = 1, below where t = −1. Range [0, ∞). Equal scores
    /// start at m; the floor is 0. Slope by a: −t within the margin, else 0; by b its opposite.
    /// </remarks>
    /// <param name="first">The scores a, any shape.</param>
    /// <param name="second">The scores b, the same shape.</param>
    /// <param name="target">1 where a should be above, −1 where below; the same shape.</param>
    /// <param name="margin">m, how far apart they should be.</param>
    /// <returns>The loss of each pair, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues MarginRanking(Tensor first, Tensor second, Tensor target, double margin = 0)
    {
        DemandEqual(nameof(MarginRanking), first, second, "second");
        DemandEqual(nameof(MarginRanking), first, target);
        return (margin - target * (first - second)).Relu();
    }
}
