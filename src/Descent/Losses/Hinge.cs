namespace Descent;

public static partial class Loss
{
    /// <summary>Max-margin (hinge) loss of two classes: <c>ℓ = max(0, 1 − t p)</c>.</summary>
    /// <remarks>
    /// Use it for a decision with a margin, where no probability is wanted. Range [0, ∞). A model that answers 0 starts at 1;
    /// the floor is 0. Slope: <c>−t</c> inside the margin, 0 outside. Source: Cortes and Vapnik 1995.
    /// </remarks>
    /// <param name="prediction">Scores, any shape.</param>
    /// <param name="target">−1 or 1, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static Tensor Hinge(Tensor prediction, Tensor target)
    {
        DemandEqual(nameof(Hinge), prediction, target);
        return (1 - prediction * target).Relu();
    }
}
