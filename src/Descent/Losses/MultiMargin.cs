namespace Descent;

public static partial class Loss
{
    /// <summary>Max-margin (hinge) loss of several classes: <c>ℓᵢ = Σⱼ max(0, 1 − xᵢ,ₖ + xᵢⱼ) / C</c> over j ≠ k, <c>k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it to choose one of several classes where no probability is wanted. Range [0, ∞). A model that answers 0 starts at
    /// (C − 1) / C; the floor is 0. Slope: 1 / C for each class within the margin, minus their sum at the true class.
    /// Source: Weston and Watkins 1999, divided by C as in PyTorch.
    /// </remarks>
    /// <param name="prediction">Scores, [n, C].</param>
    /// <param name="classes">The true classes, [n], each in 0 … C − 1.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues MultiMargin(Tensor prediction, Indices classes)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(classes);
        var (n, count) = (classes.Shape.Count, prediction.Shape.Rank == 2 ? prediction.Shape[1] : 1);
        var margins = (1 - prediction.Pick(classes).Reshape(new(n, 1)) + prediction).Relu();
        return (margins.SumRows().Reshape(new(n)) - 1) / count; // the true class itself always adds 1
    }
}

/// <summary>Multi-class max-margin as a value; see <see cref="Loss.MultiMargin"/>.</summary>
public sealed record MultiMargin : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "multi-class max-margin";

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.MultiMargin(prediction, Classes(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var shares = Shares(Classes(target), outputs);
        return new((outputs - 1.0) / outputs, LeastConstant(shares) / outputs, 0);
    }

    // The best constant scores are whole numbers that fall with the classes' shares (the problem is one of potentials, whose
    // corners are whole), so the classes, sorted by share, fall into groups of equal score, one apart. A pair costs
    // p_low (1 + distance), and p_high more within a group: a boundary before i adds i Σ_{j ≥ i} pⱼ.
    private static double LeastConstant(double[] shares)
    {
        var p = shares.OrderDescending().ToArray();
        var tail = new double[p.Length + 1];
        for (var i = p.Length - 1; i >= 0; i--)
        {
            tail[i] = tail[i + 1] + p[i];
        }

        var least = new double[p.Length + 1]; // of the first so many classes
        for (var end = 1; end <= p.Length; end++)
        {
            least[end] = double.PositiveInfinity;
            var within = 0.0;
            for (var start = end - 1; start >= 0; start--)
            {
                within += p[start] * (end - 1 - start);
                least[end] = Math.Min(least[end], least[start] + within + start * tail[start]);
            }
        }

        return least[^1] + p.Select((share, i) => share * i).Sum();
    }
}
