namespace Descent;

public static partial class Loss
{
    /// <summary>Gaussian negative log-likelihood: <c>ℓ = ½ (ln v + (p − t)² / v)</c>, <c>v = max(variance, ε)</c>.</summary>
    /// <remarks>
    /// Use it where the model also says how sure it is: it gives a mean p and a variance v for each element. With <c>full</c> ½ ln 2π is
    /// added. Range (−∞, ∞): there is no floor, since a variance of 0 at a perfect answer is infinitely good; ε bounds it. At p = 0
    /// and v = 1 it starts at ½ mean t². Slopes: (p − t) / v, and ½ (1 − (p − t)² / v) / v for the variance, also where it is held at ε.
    /// </remarks>
    /// <param name="prediction">The mean, any shape.</param>
    /// <param name="target">What it should be, the same shape.</param>
    /// <param name="variance">The variance, 0 or more, the same shape.</param>
    /// <param name="full">Whether to add the part that does not depend on the prediction.</param>
    /// <param name="epsilon">ε, above 0, in the unit of the variance.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues GaussianNegativeLogLikelihood(Tensor prediction, Tensor target, Tensor variance, bool full = false, double epsilon = 1e-6)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        DemandEqual(nameof(GaussianNegativeLogLikelihood), prediction, target);
        DemandEqual(nameof(GaussianNegativeLogLikelihood), prediction, variance, "variance");
        var held = variance + (variance.LowerBound(epsilon) - variance).Detach(); // held in value, not in slope
        return ((prediction - target).Square() / held + held.Log()) * 0.5 + (full ? 0.5 * Math.Log(2 * Math.PI) : 0);
    }
}
