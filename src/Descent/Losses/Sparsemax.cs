namespace Descent;

public static partial class Loss
{
    /// <summary>Sparsemax loss: <c>ℓᵢ = Σⱼ pⱼ (xᵢⱼ − xᵢ,ₖ) − ½ Σ p² + ½, p = sparsemax(xᵢ), k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it to choose one of several classes with probabilities that are exactly 0 for the hopeless ones. Range [0, ∞). A model that answers
    /// 0 starts at ½ (1 − 1/C); the best constant scores ½ (1 − Σ s²) for shares s; the floor is 0, reached when the true class leads by 1.
    /// Slope: sparsemax(xᵢ)ⱼ − [j = k]. Source: Martins and Astudillo 2016.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C] or [n, C, d…].</param>
    /// <param name="classes">The true classes, [n] or [n, d…], each in 0 … C − 1.</param>
    /// <returns>The loss of each example, [n] or [n, d…].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues Sparsemax(Tensor logits, Indices classes)
    {
        var choices = ClassRows.Of(nameof(Sparsemax), nameof(logits), logits);
        var chosen = choices.Flatten(nameof(Sparsemax), logits, classes);
        var n = chosen.Shape.Count;
        var (probabilities, lead) = (choices.Rows.Sparsemax(), choices.Rows - choices.Rows.Pick(chosen).Reshape(new(n, 1)));
        return choices.Back((probabilities * lead - probabilities.Square() * 0.5).SumRows().Reshape(new(n)) + 0.5);
    }
}

/// <summary>Sparsemax loss as a value; see <see cref="Loss.Sparsemax"/>.</summary>
public sealed record Sparsemax : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "sparsemax";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Classes;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.Sparsemax(prediction, Classes(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs) =>
        new(0.5 * (1 - 1.0 / outputs), 0.5 * (1 - Shares(Classes(target), outputs).Sum(share => share * share)), 0);
}
