namespace Descent;

public static partial class Loss
{
    /// <summary>Max-margin (hinge) loss of several classes, by the worst: <c>ℓᵢ = max(0, m + maxⱼ xᵢⱼ − xᵢ,ₖ)</c> over j ≠ k, <c>k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it to choose one of several classes where no probability is wanted: only the worst rival counts, where <see cref="MultiMargin"/>
    /// sums over all. Range [0, ∞). A model that answers 0 starts at m; the best constant scores m min(1, 2 (1 − s)) for the largest share s; the
    /// floor is 0. Slope: 1 for the worst rival within the margin, −1 for the true class. Source: Crammer and Singer 2001.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C] or [n, C, d…].</param>
    /// <param name="classes">The true classes, [n] or [n, d…], each in 0 … C − 1.</param>
    /// <param name="margin">m, how far the true class must lead.</param>
    /// <returns>The loss of each example, [n] or [n, d…].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1, with its row and value; or an option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues CrammerSinger(Tensor logits, Indices classes, double margin = 1)
    {
        var choices = ClassRows.Of(nameof(CrammerSinger), nameof(logits), logits);
        var chosen = choices.Flatten(nameof(CrammerSinger), logits, classes);
        var rivals = Others(choices.Rows, chosen).RowMax().Reshape(chosen.Shape);
        return choices.Back((margin + rivals - choices.Rows.Pick(chosen)).Relu());
    }
}

/// <summary>Max-margin (hinge) loss of several classes, by the worst as a value; see <see cref="Loss.CrammerSinger"/>.</summary>
/// <param name="Margin">m, how far the true class must lead.</param>
public sealed record CrammerSinger(double Margin = 1) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "Crammer–Singer max-margin";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Classes;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.CrammerSinger(prediction, Classes(target), Margin);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var largest = Shares(Classes(target), outputs).Max();
        return outputs == 1 ? default : new(Margin, Margin * Math.Min(1, 2 * (1 - largest)), 0);
    }
}
