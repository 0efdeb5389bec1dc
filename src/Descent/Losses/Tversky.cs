namespace Descent;

public static partial class Loss
{
    /// <summary>Tversky loss: <c>ℓᵢ = 1 − (Σ p t + s) / (Σ p t + α Σ p (1 − t) + β Σ (1 − p) t + s), p = σ(x), over the elements of an example</c>.</summary>
    /// <remarks>
    /// Use it for masks where few elements are yes: α says what a false yes costs, β what a false no does. Range [0, 1). A model that
    /// answers 0 says ½ everywhere; the floor is 0 for targets of 0 and 1. It is not a sum over elements, so an example is one number.
    /// Source: Salehi and others 2017.
    /// </remarks>
    /// <param name="logits">Scores before the sigmoid, [n, …].</param>
    /// <param name="target">0, 1 or between, the same shape.</param>
    /// <param name="alpha">α, the cost of a false yes, 0 or more.</param>
    /// <param name="beta">β, the cost of a false no, 0 or more.</param>
    /// <param name="smooth">s, above 0: keeps examples without any yes defined.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues Tversky(Tensor logits, Tensor target, double alpha = 0.5, double beta = 0.5, double smooth = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(beta);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(smooth);
        DemandEqual(nameof(Tversky), logits, target);
        var p = Flat(logits).Sigmoid();
        var t = Flat(target);
        var hits = (p * t).SumRows() + smooth;
        return (1 - hits / (hits + (p * (1 - t)).SumRows() * alpha + ((1 - p) * t).SumRows() * beta)).Reshape(new(p.Shape[0]));
    }

    private static Tensor Flat(Tensor x) => x.Shape.Rank > 0
        ? x.Reshape(new(x.Shape[0], x.Shape[0] == 0 ? 0 : x.Shape.Count / x.Shape[0]))
        : throw new ShapeException($"Tversky: the shape {x.Shape} has no axis of examples. Pass [n, …].");
}

/// <summary>Tversky loss as a value; see <see cref="Loss.Tversky"/>.</summary>
/// <param name="Alpha">α, the cost of a false yes, 0 or more.</param>
/// <param name="Beta">β, the cost of a false no, 0 or more.</param>
/// <param name="Smooth">s, above 0: keeps examples without any yes defined.</param>
public sealed record Tversky(double Alpha = 0.5, double Beta = 0.5, double Smooth = 1) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "Tversky";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Probabilities;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.Tversky(prediction, Numbers(target), Alpha, Beta, Smooth);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs) => BySearch(Numbers(target), -Far, Far, 0);

    private const double Far = 40; // σ(40) is 1 in double
}
