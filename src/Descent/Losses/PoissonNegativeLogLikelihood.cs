namespace Descent;

public static partial class Loss
{
    /// <summary>Poisson negative log-likelihood: <c>ℓ = eˣ − t x</c>.</summary>
    /// <remarks>
    /// Use it for counts: x is the logarithm of the expected count. With <c>full</c> Stirling's ln t! ≈ t ln t − t + ½ ln(2π t) is added
    /// where t > 1, so that losses of other models can be compared. A model that answers 0 starts at 1; the best constant is ln of
    /// the mean count; the floor is Σ (t − t ln t) / n. Slope: eˣ − t.
    /// </remarks>
    /// <param name="logRate">The logarithm of the expected count, any shape.</param>
    /// <param name="target">The count, 0 or more, the same shape.</param>
    /// <param name="full">Whether to add the part that does not depend on the prediction.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues PoissonNegativeLogLikelihood(Tensor logRate, Tensor target, bool full = false)
    {
        DemandEqual(nameof(PoissonNegativeLogLikelihood), logRate, target);
        return Whole(logRate.Exp() - target * logRate, target, full);
    }

    /// <summary>Poisson negative log-likelihood of the rate itself: <c>ℓ = r − t ln(r + ε)</c>.</summary>
    /// <remarks>Use it only where the model gives rates, not their logarithms; ε keeps the logarithm of a rate of 0 finite.</remarks>
    /// <param name="rate">The expected count, 0 or more, any shape.</param>
    /// <param name="target">The count, 0 or more, the same shape.</param>
    /// <param name="full">Whether to add the part that does not depend on the prediction.</param>
    /// <param name="epsilon">ε, 0 or more.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues PoissonNegativeLogLikelihoodOfRate(Tensor rate, Tensor target, bool full = false, double epsilon = 1e-8)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epsilon);
        DemandEqual(nameof(PoissonNegativeLogLikelihoodOfRate), rate, target);
        return Whole(rate - target * (rate + epsilon).Log(), target, full);
    }

    /// <summary>Stirling's ln t!, where t &gt; 1, else 0.</summary>
    internal static double LogFactorial(double t) => t > 1 ? t * Math.Log(t) - t + 0.5 * Math.Log(2 * Math.PI * t) : 0;

    private static Tensor Whole(Tensor loss, Tensor target, bool full)
    {
        if (!full)
        {
            return loss;
        }

        var isAboveOne = (target - 1).Sign().Relu();
        var t = target.Weigh(isAboveOne) + (1 - isAboveOne); // 1 elsewhere, where the logarithm is harmless
        return loss + (t.XLogX() - t + t.Log() * 0.5 + 0.5 * Math.Log(2 * Math.PI)).Weigh(isAboveOne);
    }
}

/// <summary>Poisson negative log-likelihood as a value; see <see cref="Loss.PoissonNegativeLogLikelihood"/>.</summary>
/// <param name="Full">Whether to add the part that does not depend on the prediction.</param>
public sealed record PoissonNegativeLogLikelihood(bool Full = false) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "Poisson negative log-likelihood";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.NonNegative;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.PoissonNegativeLogLikelihood(prediction, Numbers(target), Full);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var counts = Numbers(target).ToArray();
        var (mean, constant) = (counts.Average(), Full ? counts.Average(Loss.LogFactorial) : 0);
        return new(1 + constant, (mean > 0 ? mean - mean * Math.Log(mean) : 0) + constant, counts.Average(t => t > 0 ? t - t * Math.Log(t) : 0) + constant);
    }
}
