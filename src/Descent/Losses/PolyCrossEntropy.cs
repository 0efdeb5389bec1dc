namespace Descent;

public static partial class Loss
{
    /// <summary>Poly-1 loss: <c>ℓᵢ = −ln pₖ + ε (1 − pₖ), p = softmax(xᵢ), k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it as cross-entropy with its first term turned up (ε above 0) or down. Range [0, ∞). A model that knows nothing scores
    /// ln C + ε (1 − 1/C); the floor is 0. Slope: that of cross-entropy times 1 + ε pₖ. Source: Leng and others 2022.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C] or [n, C, d…].</param>
    /// <param name="classes">The true classes, [n] or [n, d…], each in 0 … C − 1.</param>
    /// <param name="epsilon">ε, −1 or more.</param>
    /// <returns>The loss of each example, [n] or [n, d…].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1, with its row and value; or an option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues PolyCrossEntropy(Tensor logits, Indices classes, double epsilon = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epsilon, -1);
        var choices = ClassRows.Of(nameof(PolyCrossEntropy), nameof(logits), logits);
        var log = choices.Rows.LogSoftmax().Pick(choices.Flatten(nameof(PolyCrossEntropy), logits, classes));
        return choices.Back(log.OneMinusExp() * epsilon - log);
    }
}

/// <summary>Poly-1 loss as a value; see <see cref="Loss.PolyCrossEntropy"/>.</summary>
/// <param name="Epsilon">ε, −1 or more.</param>
public sealed record PolyCrossEntropy(double Epsilon = 1) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "poly-1 cross-entropy";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Classes;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.PolyCrossEntropy(prediction, Classes(target), Epsilon);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var shares = Shares(Classes(target), outputs);
        var best = BestConstant.OnSimplex(shares, q => -1 / q - Epsilon);
        return new(
            Math.Log(outputs) + Epsilon * (1 - 1.0 / outputs),
            shares.Zip(best, (share, q) => share == 0 ? 0 : share * (Epsilon * (1 - q) - Math.Log(q))).Sum(),
            0);
    }
}
