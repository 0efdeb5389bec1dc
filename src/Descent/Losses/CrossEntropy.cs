using Descent.Numerics;

namespace Descent;

public static partial class Loss
{
    /// <summary>Cross-entropy of logits against the true class: <c>ℓᵢ = ln Σⱼ e^(xᵢⱼ) − xᵢ,ₖ</c>, <c>k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it to choose one of several exclusive classes. Range [0, ∞). A model that knows nothing scores ln C (3.2958 for 27
    /// classes); the best constant scores the entropy of the class shares; the floor is 0.
    /// With weights w and smoothing ε the target of the true class is 1 − ε and ε is spread evenly over all classes:
    /// <c>ℓᵢ = −(1 − ε) wₖ ln pᵢ,ₖ − ε Σⱼ wⱼ ln pᵢⱼ / C</c>, which counts <c>(1 − ε) wₖ + ε Σⱼ wⱼ / C</c> in the mean; a class whose
    /// logit is −∞ is masked out and gets no share. Ignored examples count nothing, whatever their logits.
    /// Slope: <c>softmax(xᵢ)ⱼ − [j = k]</c>. Stable: the row maximum is subtracted before anything is gathered.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C] or [n, C, d…].</param>
    /// <param name="classes">The true classes, [n] or [n, d…], each in 0 … C − 1.</param>
    /// <param name="classWeights">A weight w for each class, [C]; 1 each unless given.</param>
    /// <param name="labelSmoothing">ε, from 0 to 1. Source: Szegedy and others 2016.</param>
    /// <param name="ignored">A class number that is no class: its examples count nothing, in value and gradient; null for none.</param>
    /// <returns>The loss of each example, [n] or [n, d…].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1, with its row and value; or ε outside 0 … 1.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues CrossEntropy(Tensor logits, Indices classes, Tensor? classWeights = null, double labelSmoothing = 0, int? ignored = null)
    {
        DemandShare(nameof(CrossEntropy), nameof(labelSmoothing), labelSmoothing);
        var choices = ClassRows.Of(nameof(CrossEntropy), nameof(logits), logits);
        var chosen = choices.Flatten(nameof(CrossEntropy), logits, classes);
        if (classWeights is null && labelSmoothing == 0 && ignored is null)
        {
            return choices.Back(Tensor.Apply(new Ops.SoftmaxCrossEntropy(), choices.Rows, chosen));
        }

        var (n, ones) = (chosen.Shape.Count, Tensor.Full(choices.Rows.Shape, 1, logits.ElementType));
        var kept = ones.Pick(chosen, ignored).Reshape(new(n, 1));
        var logs = (ignored is null ? choices.Rows : choices.Rows.Weigh(kept)).LogSoftmax();
        var weights = choices.Spread(nameof(CrossEntropy), classWeights).Weigh(kept);
        var own = weights.Pick(chosen, ignored);
        var loss = (0 - logs.Pick(chosen, ignored)).Weigh(own);
        if (labelSmoothing > 0)
        {
            var unmasked = logs.Detach().Unmasked();
            var shares = weights.Weigh(unmasked) / unmasked.SumRows() * labelSmoothing;
            loss = loss * (1 - labelSmoothing) - logs.Weigh(shares).SumRows().Reshape(new(n));
            own = own * (1 - labelSmoothing) + shares.SumRows().Reshape(new(n));
        }

        return new(choices.Back(loss), choices.Back(own));
    }

    /// <summary>Cross-entropy of logits against a distribution: <c>ℓᵢ = −Σⱼ wⱼ tᵢⱼ ln softmax(xᵢ)ⱼ</c>.</summary>
    /// <remarks>
    /// Use it for soft targets: shares of votes, a teacher's answers. Range [H(t), ∞), the entropy of the
    /// targets; a model that knows nothing scores ln C. A class of probability 0 may be masked by a logit of −∞. With weights an
    /// example counts <c>Σⱼ wⱼ tᵢⱼ</c> in the mean, as the same target by class number does; smoothing mixes in <c>ε / C</c>.
    /// Slope: <c>softmax(xᵢ)ⱼ − tᵢⱼ</c> where the row sums to 1.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C] or [n, C, d…].</param>
    /// <param name="distribution">The probability of each class, of the same shape, summing to 1 over the classes.</param>
    /// <param name="classWeights">A weight w for each class, [C]; 1 each unless given.</param>
    /// <param name="labelSmoothing">ε, from 0 to 1.</param>
    /// <returns>The loss of each example, [n] or [n, d…].</returns>
    /// <exception cref="ArgumentOutOfRangeException">ε is outside 0 … 1.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues CrossEntropy(Tensor logits, Tensor distribution, Tensor? classWeights = null, double labelSmoothing = 0)
    {
        DemandEqual(nameof(CrossEntropy), logits, distribution);
        DemandShare(nameof(CrossEntropy), nameof(labelSmoothing), labelSmoothing);
        var (choices, target) = (ClassRows.Of(nameof(CrossEntropy), nameof(logits), logits), ClassRows.Of(nameof(CrossEntropy), nameof(distribution), distribution).Rows);
        var logs = choices.Rows.LogSoftmax();
        if (labelSmoothing > 0)
        {
            var unmasked = logs.Detach().Unmasked();
            target = target * (1 - labelSmoothing) + unmasked / unmasked.SumRows() * labelSmoothing;
        }

        var weighted = classWeights is null ? target : target * choices.Spread(nameof(CrossEntropy), classWeights);
        var (n, rows) = (target.Shape[0], logs.Weigh(weighted).SumRows());
        return new(choices.Back((0 - rows).Reshape(new(n))), classWeights is null ? null : choices.Back(weighted.Detach().SumRows().Reshape(new(n))));
    }
}

/// <summary>Cross-entropy as a value; see <see cref="Loss.CrossEntropy(Tensor, Indices, Tensor?, double, int?)"/>.</summary>
/// <param name="ClassWeights">A weight for each class, [C]; 1 each unless given.</param>
/// <param name="LabelSmoothing">How much of each target is spread over all classes, from 0 to 1.</param>
/// <param name="Ignored">A class number that is no class; null for none.</param>
public sealed record CrossEntropy(Tensor? ClassWeights = null, double LabelSmoothing = 0, int? Ignored = null) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "cross-entropy";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Classes;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => target is Indices classes
        ? Loss.CrossEntropy(prediction, classes, ClassWeights, LabelSmoothing, Ignored)
        : Loss.CrossEntropy(prediction, Numbers(target), ClassWeights, LabelSmoothing);

    // By masses mᵢⱼ = wⱼ tᵢⱼ the loss of probabilities q is −Σ m ln q: least at q = Σᵢ m / Σ m for a constant, at m / Σⱼ m for each row.
    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var rows = Masses(target, outputs);
        var constant = Enumerable.Range(0, outputs).Select(j => rows.Sum(row => row.Count * row.Masses[j])).ToArray();
        var total = constant.Sum();
        return total == 0 ? default : new(Math.Log(outputs), Least(constant) / total, rows.Sum(row => row.Count * Least(row.Masses)) / total);
    }

    private static double Least(double[] masses)
    {
        var sum = masses.Sum();
        return -masses.Sum(mass => mass > 0 ? mass * Math.Log(mass / sum) : 0);
    }

    // Rows of equal masses once, with how many they are: one for each class, where targets are classes.
    private (int Count, double[] Masses)[] Masses(Operand target, int outputs)
    {
        var weights = ClassWeights?.ToArray() ?? Enumerable.Repeat(1.0, outputs).ToArray();
        if (target is Indices classes)
        {
            var counts = new int[outputs];
            foreach (var k in classes.Values)
            {
                if (k != Ignored)
                {
                    counts[k]++;
                }
            }

            return [.. counts.Select((count, k) => (count, Row([.. Enumerable.Range(0, outputs).Select(j => j == k ? 1.0 : 0)])))];
        }

        return [.. ClassRows.Of(nameof(CrossEntropy), nameof(target), Numbers(target)).Rows.ToArray().Chunk(outputs).Select(row => (1, Row(row)))];

        double[] Row(double[] shares) => [.. shares.Select((t, j) => weights[j] * ((1 - LabelSmoothing) * t + LabelSmoothing / outputs))];
    }
}
