namespace Descent;

public static partial class Loss
{
    /// <summary>Focal loss of several classes: <c>ℓᵢ = −(1 − pₖ)^γ ln pₖ, p = softmax(xᵢ), k = classesᵢ</c>.</summary>
    /// <remarks>
    /// Use it where most examples are easy: what is already right counts little. Range [0, ∞). A model that knows nothing scores
    /// (1 − 1/C)^γ ln C; the floor is 0. At γ = 0 it is cross-entropy. Stable: 1 − pₖ is the sum of the other classes, as a logarithm.
    /// Source: Lin and others 2017.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [n, C] or [n, C, d…].</param>
    /// <param name="classes">The true classes, [n] or [n, d…], each in 0 … C − 1.</param>
    /// <param name="gamma">γ, 0 or more: how much less the easy ones count.</param>
    /// <returns>The loss of each example, [n] or [n, d…].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1, with its row and value; or an option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues CategoricalFocal(Tensor logits, Indices classes, double gamma = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        var choices = ClassRows.Of(nameof(CategoricalFocal), nameof(logits), logits);
        var chosen = choices.Flatten(nameof(CategoricalFocal), logits, classes);
        var logs = choices.Rows.LogSoftmax();
        var others = Others(logs, chosen).LogSumExp().Reshape(chosen.Shape); // ln(1 − pₖ)
        return choices.Back((others * gamma).Exp() * (0 - logs.Pick(chosen)));
    }

    // The scores with that of the true class out of the way.
    private static Tensor Others(Tensor rows, Indices classes)
    {
        const double OutOfTheWay = -1e30;
        return rows + Tensor.Apply(new Ops.Place(rows.Shape[1]), Tensor.Full(classes.Shape, OutOfTheWay, rows.ElementType), classes);
    }
}

/// <summary>Focal loss of several classes as a value; see <see cref="Loss.CategoricalFocal"/>.</summary>
/// <param name="Gamma">γ, 0 or more: how much less the easy ones count.</param>
public sealed record CategoricalFocal(double Gamma = 2) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "categorical focal";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Classes;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.CategoricalFocal(prediction, Classes(target), Gamma);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var (shares, start) = (Shares(Classes(target), outputs), Math.Pow(1 - 1.0 / outputs, Gamma) * Math.Log(outputs));
        var best = BestConstant.OnSimplex(shares, q => Gamma * Math.Pow(1 - q, Gamma - 1) * Math.Log(q) - Math.Pow(1 - q, Gamma) / q);
        return new(start, shares.Zip(best, (share, q) => share == 0 ? 0 : -share * Math.Pow(1 - q, Gamma) * Math.Log(q)).Sum(), 0);
    }
}
