using Descent.Numerics;

namespace Descent.Ops;

/// <summary>The weight of each class named: <c>yᵢ = wₖ</c>, <c>k = classesᵢ</c>, and 0 where k is the ignored class; [C] at [n] → [n].</summary>
/// <remarks>Weights are constants, so nothing flows back.</remarks>
/// <param name="Ignored">A class number that counts nothing, in range or not; null for none.</param>
public sealed record ClassWeight(int? Ignored = null) : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank == 1 && inputs[1].Rank == 1
        ? inputs[1]
        : throw new ShapeException($"ClassWeight: weights {inputs[0]} and classes {inputs[1]} are not [C] and [n]. Give each class one weight.");

    internal override bool WritesAll => true;

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var weights = inputs[0];
        var classes = inputs.Indices(1);
        classes.Check(nameof(ClassWeight), weights.Length, ignored: Ignored);
        for (var i = 0; i < output.Length; i++)
        {
            var k = classes.Values[i];
            output[i] = k == Ignored ? T.From(0) : weights[k];
        }
    }

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
    }
}
