using Descent.Numerics;

namespace Descent;

/// <summary>The losses of a batch, one for each example or element, and what each counts for in a mean. Immutable.</summary>
/// <remarks>
/// <para>Every loss gives this, so that every division is a visible act: <c>Mean</c>, <c>MeanOverExamples</c>,
/// <c>MeanOverUnmasked</c>, <c>MeanOverBatch</c> or <c>Sum</c>. Where nothing counts (an empty batch, all weights 0, all targets
/// ignored) every mean is 0, with gradient 0: never a silent NaN.</para>
/// <para>For micro-batches, divide the <c>Sum</c> of each by the weights of all of them: the objective and its gradient are then
/// those of the whole batch, however it is split. A mean of their means is not.</para>
/// </remarks>
public sealed class LossValues
{
    private readonly Tensor? _weights;

    /// <summary>Losses, each already multiplied by its weight.</summary>
    /// <param name="values">The losses, any shape.</param>
    /// <param name="weights">What each counts for, 0 or more, the same shape; 1 each unless given.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public LossValues(Tensor values, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (weights is not null && weights.Shape != values.Shape)
        {
            throw new ShapeException($"LossValues: losses {values.Shape} and weights {weights.Shape} differ. Give each loss one weight.");
        }

        (Values, _weights) = (values, weights);
    }

    /// <summary>The losses, not reduced, each multiplied by its weight; 0 where that is 0.</summary>
    public Tensor Values { get; }

    /// <summary>What each loss counts for in <see cref="Mean"/>, the same shape: 1 unless weighted, 0 where ignored.</summary>
    public Tensor Weights => _weights ?? Tensor.Full(Values.Shape, 1, Values.ElementType);

    /// <summary>What each counts for, or null where each counts 1.</summary>
    internal Tensor? Counts => _weights;

    /// <summary>What they count for together, <c>Σ w</c>.</summary>
    public double TotalWeight => _weights is null ? Values.Shape.Count : _weights.ToArray().Sum();

    /// <summary>The losses, not reduced.</summary>
    public static implicit operator Tensor(LossValues losses) => losses?.Values!;

    /// <summary>Losses that count 1 each.</summary>
    public static implicit operator LossValues(Tensor values) => new(values);

    /// <summary>The losses, not reduced.</summary>
    public Tensor ToTensor() => Values;

    /// <summary>Losses that count 1 each.</summary>
    public static LossValues FromTensor(Tensor values) => new(values);

    /// <summary>Their sum, <c>Σ ℓ</c>, <c>[]</c>.</summary>
    public Tensor Sum() => Values.Sum();

    /// <summary>Their mean over what they count for, <c>Σ ℓ / Σ w</c>, <c>[]</c>: over examples where nothing is weighted or ignored.</summary>
    public Tensor Mean() => _weights is null ? MeanOverExamples() : Sum() * _weights.Sum().InverseOrZero();

    /// <summary>Their sum over how many there are, <c>Σ ℓ / n</c>, <c>[]</c>: what is ignored or weighs little divides all the same.</summary>
    public Tensor MeanOverExamples() => Over(Values.Shape.Count);

    /// <summary>Their sum over how many have a weight other than 0, <c>[]</c>.</summary>
    public Tensor MeanOverUnmasked() => Sum() * Weights.Sign().Sum().InverseOrZero();

    /// <summary>Their sum over the length of the first axis, <c>[]</c>: per example of the batch, where each has several losses.</summary>
    public Tensor MeanOverBatch() => Over(Values.Shape.Rank == 0 ? 1 : Values.Shape[0]);

    /// <summary>Their mean by further weights, <c>Σ vᵢ ℓᵢ / Σ vᵢ wᵢ</c>, <c>[]</c>; a weight of 0 masks a loss that is not finite.</summary>
    /// <param name="weights">One weight v for each loss, 0 or more, the same shape.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public Tensor MeanOver(Tensor weights) => Weighted(weights).Mean();

    /// <summary>The same losses with further weights.</summary>
    /// <param name="weights">One weight for each loss, 0 or more, the same shape; 0 masks a loss that is not finite.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public LossValues Weighted(Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Shape == Values.Shape
            ? new(Values.Weigh(weights), _weights is null ? weights : _weights * weights)
            : throw new ShapeException($"Weighted: losses {Values.Shape} and weights {weights.Shape} differ. Give each loss one weight.");
    }

    private Tensor Over(int count) => count == 0 ? Sum() : Sum() / count;
}
