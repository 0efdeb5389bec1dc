namespace Descent;

public static partial class Loss
{
    /// <summary>Gamma deviance: <c>ℓ = 2 (t / μ − ln(t / μ) − 1), μ = eˣ</c>.</summary>
    /// <remarks>
    /// Use it for amounts above 0 whose spread grows with their size, as costs and durations; x is the logarithm of the expected amount.
    /// Range [0, ∞). A model that answers 0 expects 1; the best constant is ln of the mean; the floor is 0. Slope: 2 (1 − t / μ).
    /// </remarks>
    /// <param name="logMean">The logarithm of the expected amount, any shape.</param>
    /// <param name="target">The amount, above 0, the same shape.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues GammaDeviance(Tensor logMean, Tensor target)
    {
        DemandEqual(nameof(GammaDeviance), logMean, target);
        return (target * (-logMean).Exp() + logMean - target.Log() - 1) * 2;
    }
}

/// <summary>Gamma deviance as a value; see <see cref="Loss.GammaDeviance"/>.</summary>
public sealed record GammaDeviance : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "gamma deviance";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Positive;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.GammaDeviance(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var mean = Math.Log(Numbers(target).ToArray().Average());
        return BySearch(Numbers(target), mean, mean, 0);
    }
}
