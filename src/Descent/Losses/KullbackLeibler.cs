namespace Descent;

public static partial class Loss
{
    /// <summary>Kullback–Leibler divergence: <c>ℓᵢ = Σⱼ tᵢⱼ (ln tᵢⱼ − xᵢⱼ)</c>, the sum over the last axis.</summary>
    /// <remarks>
    /// Use it to bring log-probabilities x to a distribution t: distillation, variational inference. Range [0, ∞) for distributions,
    /// 0 where they agree. Equal probabilities score ln C − H(t); the best constant scores the entropy of the mean target minus the mean entropy.
    /// Slope: −tᵢⱼ. A target of 0 counts nothing, even where x = −∞. Its mean is per example, as the divergence is defined: PyTorch's
    /// default mean divides by the elements instead. Source: Kullback and Leibler 1951.
    /// </remarks>
    /// <param name="logProbability">Log-probabilities, […, C].</param>
    /// <param name="distribution">The probability of each class, the same shape.</param>
    /// <returns>The loss of each example, […].</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues KullbackLeibler(Tensor logProbability, Tensor distribution) =>
        OverLastAxis(nameof(KullbackLeibler), logProbability, KullbackLeiblerTerms(logProbability, distribution));

    /// <summary>Kullback–Leibler divergence from log-probabilities: <c>ℓᵢ = Σⱼ e^(sᵢⱼ) (sᵢⱼ − xᵢⱼ)</c>, the sum over the last axis.</summary>
    /// <remarks>As <see cref="KullbackLeibler"/>, for targets s given as log-probabilities, which may be −∞.</remarks>
    /// <param name="logProbability">Log-probabilities, […, C].</param>
    /// <param name="logDistribution">The logarithm of the probability of each class, the same shape.</param>
    /// <returns>The loss of each example, […].</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues KullbackLeiblerOfLogs(Tensor logProbability, Tensor logDistribution) =>
        OverLastAxis(nameof(KullbackLeiblerOfLogs), logProbability, KullbackLeiblerTermsOfLogs(logProbability, logDistribution));

    /// <summary>The terms of the Kullback–Leibler divergence, element by element: <c>ℓ = t (ln t − x)</c>.</summary>
    /// <param name="logProbability">Log-probabilities, any shape.</param>
    /// <param name="distribution">Probabilities, the same shape.</param>
    /// <returns>The term of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues KullbackLeiblerTerms(Tensor logProbability, Tensor distribution)
    {
        DemandEqual(nameof(KullbackLeibler), logProbability, distribution);
        return distribution.XLogX() - logProbability.Weigh(distribution);
    }

    /// <summary>The terms of the Kullback–Leibler divergence from log-probabilities: <c>ℓ = eˢ (s − x)</c>.</summary>
    /// <param name="logProbability">Log-probabilities, any shape.</param>
    /// <param name="logDistribution">Log-probabilities, the same shape.</param>
    /// <returns>The term of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues KullbackLeiblerTermsOfLogs(Tensor logProbability, Tensor logDistribution)
    {
        DemandEqual(nameof(KullbackLeibler), logProbability, logDistribution);
        return (logDistribution - logProbability).Weigh(logDistribution.Exp());
    }

    private static Tensor OverLastAxis(string loss, Tensor prediction, Tensor terms) => prediction.Shape.Rank > 0
        ? terms.SumRows().Reshape(new(prediction.Shape.Lengths[..^1]))
        : throw new ShapeException($"{loss}: prediction {prediction.Shape} has no axis of classes. Pass […, C].");
}

/// <summary>Kullback–Leibler divergence as a value; see <see cref="Loss.KullbackLeibler"/>.</summary>
public sealed record KullbackLeibler : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "Kullback–Leibler divergence";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Distributions;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.KullbackLeibler(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var rows = Numbers(target).ToArray().Chunk(outputs).ToArray();
        var entropy = rows.Average(row => Entropy(row));
        var mean = Enumerable.Range(0, outputs).Select(j => rows.Average(row => row[j]));
        return new(Math.Log(outputs) - entropy, Entropy(mean) - entropy, 0);
    }
}
