namespace Descent;

public static partial class Loss
{
    /// <summary>Tweedie deviance: <c>ℓ = 2 (t^(2−p) / ((1 − p)(2 − p)) − t μ^(1−p) / (1 − p) + μ^(2−p) / (2 − p)), μ = eˣ</c>.</summary>
    /// <remarks>
    /// Use it for amounts that are often exactly 0 and otherwise positive, as insurance claims; x is the logarithm of the expected amount.
    /// Range [0, ∞). A model that answers 0 expects 1; the best constant is ln of the mean; the floor is 0.
    /// Slope: 2 (μ^(2−p) − t μ^(1−p)). Source: Tweedie 1984; Jørgensen 1987.
    /// </remarks>
    /// <param name="logMean">The logarithm of the expected amount, any shape.</param>
    /// <param name="target">The amount, 0 or more, the same shape.</param>
    /// <param name="power">p, above 1 (Poisson) and below 2 (gamma): how the variance grows with the mean.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues TweedieDeviance(Tensor logMean, Tensor target, double power = 1.5)
    {
        DemandInside(nameof(TweedieDeviance), nameof(power), power, 1, 2);
        DemandEqual(nameof(TweedieDeviance), logMean, target);
        var (isAbove, a, b) = (target.Sign(), 1 - power, 2 - power);
        var positive = target.Weigh(isAbove) + (1 - isAbove); // 1 at a target of 0, where the logarithm is harmless
        var whole = (positive.Log() * b).Exp().Weigh(isAbove) * (1 / (a * b));
        return (whole - target * (logMean * a).Exp() / a + (logMean * b).Exp() / b) * 2;
    }
}

/// <summary>Tweedie deviance as a value; see <see cref="Loss.TweedieDeviance"/>.</summary>
/// <param name="Power">p, above 1 (Poisson) and below 2 (gamma): how the variance grows with the mean.</param>
public sealed record TweedieDeviance(double Power = 1.5) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "Tweedie deviance";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.NonNegative;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.TweedieDeviance(prediction, Numbers(target), Power);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var best = Math.Log(Numbers(target).ToArray().Average());
        return double.IsFinite(best) ? BySearch(Numbers(target), best, best, 0) : BySearch(Numbers(target), 0, 0, 0) with { Prior = 0 }; // all targets 0: the limit
    }
}
