namespace Descent;

public static partial class Loss
{
    /// <summary>Focal loss of two classes: <c>ℓ = −α t (1 − p)^γ ln p − (1 − α)(1 − t) p^γ ln(1 − p), p = σ(x)</c>.</summary>
    /// <remarks>
    /// Use it where nearly all answers are no and easy, as in detection: what is already right counts little. Range [0, ∞). A model that answers
    /// 0 starts at 2^−γ ln 2 times the weight of its class; the floor is 0 for targets of 0 and 1. Slope at γ = 0: that of binary cross-entropy times the weight.
    /// Stable: powers and logarithms of probabilities are taken from softplus. Source: Lin and others 2017.
    /// </remarks>
    /// <param name="logits">Scores before the sigmoid, any shape.</param>
    /// <param name="target">0, 1 or between, the same shape.</param>
    /// <param name="gamma">γ, 0 or more: how much less the easy ones count.</param>
    /// <param name="alpha">α, the weight of yes, from 0 to 1; that of no is 1 − α.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues Focal(Tensor logits, Tensor target, double gamma = 2, double alpha = 0.25)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        DemandShare(nameof(Focal), nameof(alpha), alpha);
        DemandEqual(nameof(Focal), logits, target);
        var (right, wrong) = ((-logits).Softplus(), logits.Softplus()); // −ln p and −ln(1 − p)
        return target * (wrong * -gamma).Exp() * right * alpha + (1 - target) * (right * -gamma).Exp() * wrong * (1 - alpha);
    }
}

/// <summary>Focal loss of two classes as a value; see <see cref="Loss.Focal"/>.</summary>
/// <param name="Gamma">γ, 0 or more: how much less the easy ones count.</param>
/// <param name="Alpha">α, the weight of yes, from 0 to 1; that of no is 1 − α.</param>
public sealed record Focal(double Gamma = 2, double Alpha = 0.25) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "focal";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Probabilities;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.Focal(prediction, Numbers(target), Gamma, Alpha);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var floor = Numbers(target).ToArray().GroupBy(t => t).Sum(group => group.Count() * BySearch(Tensor.From(new(1), [group.Key]), -Far, Far, 0).Prior) / target.Shape.Count;
        return BySearch(Numbers(target), -Far, Far, floor < Nothing ? 0 : floor);
    }

    private const double Far = 40; // σ(40) is 1 in double
    private const double Nothing = 1e-15;
}
