namespace Descent;

public static partial class Loss
{
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
}
