namespace Descent;

public static partial class Loss
{
    /// <summary>Generalized cross-entropy: <c>ℓᵢ = (1 − pₖ^q) / q, p = softmax(xᵢ), k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it where some labels are wrong: it lies between cross-entropy (q → 0) and the share of misses (q = 1), and a hopeless example
    /// pulls less. Range [0, 1/q]. A model that knows nothing scores (1 − C^−q) / q; the floor is 0. Slope: that of cross-entropy times pₖ^q.
    /// Source: Zhang and Sabuncu 2018.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C] or [n, C, d…].</param>
    /// <param name="classes">The true classes, [n] or [n, d…], each in 0 … C − 1.</param>
    /// <param name="power">q, above 0, at most 1.</param>
    /// <returns>The loss of each example, [n] or [n, d…].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1, with its row and value; or an option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues GeneralizedCrossEntropy(Tensor logits, Indices classes, double power = 0.7)
    {
        DemandShare(nameof(GeneralizedCrossEntropy), nameof(power), power);
        ArgumentOutOfRangeException.ThrowIfZero(power);
        var choices = ClassRows.Of(nameof(GeneralizedCrossEntropy), nameof(logits), logits);
        var chosen = choices.Flatten(nameof(GeneralizedCrossEntropy), logits, classes);
        return choices.Back((choices.Rows.LogSoftmax().Pick(chosen) * power).OneMinusExp() / power);
    }
}

/// <summary>Generalized cross-entropy as a value; see <see cref="Loss.GeneralizedCrossEntropy"/>.</summary>
/// <param name="Power">q, above 0, at most 1.</param>
public sealed record GeneralizedCrossEntropy(double Power = 0.7) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "generalized cross-entropy";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Classes;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.GeneralizedCrossEntropy(prediction, Classes(target), Power);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var shares = Shares(Classes(target), outputs);
        var powers = shares.Select(share => Power == 1 ? (share == shares.Max() ? 1.0 : 0) : Math.Pow(share / shares.Max(), 1 / (1 - Power))).ToArray();
        var (sum, q) = (powers.Sum(), Power);
        var prior = Power == 1 ? 1 - shares.Max() : (1 - shares.Zip(powers, (share, power) => share * Math.Pow(power / sum, q)).Sum()) / q;
        return new((1 - Math.Pow(outputs, -q)) / q, prior, 0);
    }
}
