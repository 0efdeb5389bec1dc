namespace Descent;

public static partial class Loss
{
    /// <summary>Max-margin (hinge) loss of several classes: <c>ℓᵢ = wₖ Σⱼ max(0, m − xᵢ,ₖ + xᵢⱼ)ᵖ / C</c> over j ≠ k, <c>k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it to choose one of several classes where no probability is wanted. Range [0, ∞). A model that answers 0 starts at
    /// mᵖ (C − 1) / C; the floor is 0. Slope for p = 1: 1 / C for each class within the margin, minus their sum at the true class.
    /// Each counts wₖ in the mean. Source: Weston and Watkins 1999, divided by C as in PyTorch.
    /// </remarks>
    /// <param name="prediction">Scores, [n, C].</param>
    /// <param name="classes">The true classes, [n], each in 0 … C − 1.</param>
    /// <param name="power">p, 1 or 2.</param>
    /// <param name="margin">m, how far the true class must lead.</param>
    /// <param name="classWeights">A weight w for each class, [C]; 1 each unless given.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1, with its row and value; or p is not 1 or 2.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues MultiMargin(Tensor prediction, Indices classes, int power = 1, double margin = 1, Tensor? classWeights = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(power, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(power, 2);
        var choices = ClassRows.Of(nameof(MultiMargin), nameof(prediction), prediction);
        var chosen = choices.Flatten(nameof(MultiMargin), prediction, classes);
        var n = chosen.Shape.Count;
        var others = 1 - Tensor.Apply(new Ops.Place(choices.Count), Tensor.Full(new(n), 1, prediction.ElementType), chosen);
        var margins = (margin - choices.Rows.Pick(chosen).Reshape(new(n, 1)) + choices.Rows).Relu().Weigh(others);
        var sum = (power == 1 ? margins : margins.Square()).SumRows().Reshape(new(n)) / choices.Count;
        if (classWeights is null)
        {
            return choices.Back(sum);
        }

        var weights = choices.Spread(nameof(MultiMargin), classWeights).Pick(chosen);
        return new(choices.Back(sum.Weigh(weights)), choices.Back(weights));
    }
}

/// <summary>Multi-class max-margin as a value; see <see cref="Loss.MultiMargin"/>.</summary>
/// <param name="Power">p, 1 or 2.</param>
/// <param name="Margin">m, how far the true class must lead.</param>
/// <param name="ClassWeights">A weight for each class, [C]; 1 each unless given.</param>
public sealed record MultiMargin(int Power = 1, double Margin = 1, Tensor? ClassWeights = null) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "multi-class max-margin";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Classes;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.MultiMargin(prediction, Classes(target), Power, Margin, ClassWeights);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var shares = Shares(Classes(target), outputs);
        var weights = ClassWeights?.ToArray() ?? [.. shares.Select(_ => 1.0)];
        var total = shares.Zip(weights, (share, weight) => share * weight).Sum();
        if (total == 0)
        {
            return default;
        }

        shares = [.. shares.Zip(weights, (share, weight) => share * weight / total)];
        var least = Power == 1 ? LeastConstant(shares) : LeastSquaredConstant(shares);
        return new(Math.Pow(Margin, Power) * (outputs - 1) / outputs, Math.Pow(Margin, Power) * least / outputs, 0);
    }

    // By gradient descent: the sum is convex and smooth, its second derivative at most 4 times a share's pairs.
    private static double LeastSquaredConstant(double[] shares)
    {
        const int Steps = 20_000;
        const double Flat = 1e-12;
        var (scores, slopes, sum) = (new double[shares.Length], new double[shares.Length], 0.0);
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(slopes);
            sum = 0;
            for (var k = 0; k < shares.Length; k++)
            {
                for (var j = 0; j < shares.Length; j++)
                {
                    var miss = j == k ? 0 : Math.Max(0, 1 - scores[k] + scores[j]);
                    sum += shares[k] * miss * miss;
                    slopes[k] -= 2 * shares[k] * miss;
                    slopes[j] += 2 * shares[k] * miss;
                }
            }

            if (slopes.Max(Math.Abs) < Flat)
            {
                break;
            }

            for (var k = 0; k < shares.Length; k++)
            {
                scores[k] -= slopes[k] / (4 * shares.Length);
            }
        }

        return sum;
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
