namespace Descent;

public static partial class Loss
{
    /// <summary>Softmax ranking loss: <c>ℓᵢ = −Σⱼ tᵢⱼ ln softmax(xᵢ)ⱼ / Σⱼ tᵢⱼ, over the items of a list</c>.</summary>
    /// <remarks>
    /// Use it to order the items of a list by relevance t. Range [H, ∞), the entropy of the relevances as shares; equal scores start at ln L for
    /// L items. A list without a relevant item counts nothing. Slope: softmax less the shares. Source: Cao and others 2007 (ListNet).
    /// </remarks>
    /// <param name="logits">Scores, […, L].</param>
    /// <param name="target">Relevances, 0 or more, the same shape.</param>
    /// <returns>The loss of each list, […].</returns>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues RankingSoftmax(Tensor logits, Tensor target)
    {
        DemandEqual(nameof(RankingSoftmax), logits, target);
        var relevance = target.SumRows();
        var shares = target * relevance.InverseOrZero();
        var n = new Numerics.Shape(logits.Shape.Lengths[..^1]);
        return new((0 - logits.LogSoftmax().Weigh(shares).SumRows()).Reshape(n), relevance.Detach().Sign().Reshape(n));
    }
}

/// <summary>Softmax ranking loss as a value; see <see cref="Loss.RankingSoftmax"/>.</summary>
public sealed record RankingSoftmax : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "ranking softmax";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Distributions;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.RankingSoftmax(prediction, Numbers(target));

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var rows = Numbers(target).ToArray().Chunk(outputs).Where(row => row.Sum() > 0).Select(row => row.Select(t => t / row.Sum()).ToArray()).ToArray();
        var mean = Enumerable.Range(0, outputs).Select(j => rows.Average(row => row[j]));
        return rows.Length == 0 ? default : new(Math.Log(outputs), Entropy(mean), rows.Average(row => Entropy(row)));
    }
}
