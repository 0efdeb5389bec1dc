namespace Descent;

public static partial class Loss
{
    /// <summary>Smooth L1: <c>ℓ = e² / (2 β) where |e| &lt; β, else |e| − β / 2; e = p − t</c>.</summary>
    /// <remarks>
    /// Use it for regression with outliers where the slope far away should stay 1 whatever β. Range [0, ∞). A model that answers 0
    /// starts at the mean of ℓ(0, t); the floor is 0. Slope: e / β, held within ±1. At β = 0 it is the absolute error. It is Huber's
    /// loss divided by β. Source: Girshick 2015.
    /// </remarks>
    /// <param name="prediction">What the model gives, any shape.</param>
    /// <param name="target">What it should give, the same shape.</param>
    /// <param name="beta">β, 0 or more, in the unit of the target.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues SmoothL1(Tensor prediction, Tensor target, double beta = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(beta);
        DemandEqual(nameof(SmoothL1), prediction, target);
        return beta == 0 ? (prediction - target).Abs() : (prediction - target).Huber(beta) / beta;
    }
}

/// <summary>Smooth L1 as a value; see <see cref="Loss.SmoothL1"/>.</summary>
/// <param name="Beta">β, 0 or more, in the unit of the target.</param>
public sealed record SmoothL1(double Beta = 1) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "smooth L1";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Numbers;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.SmoothL1(prediction, Numbers(target), Beta);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var values = Numbers(target).ToArray();
        return BySearch(Numbers(target), values.Min(), values.Max(), 0);
    }
}
