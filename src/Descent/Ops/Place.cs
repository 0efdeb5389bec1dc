using Descent.Numerics;

namespace Descent.Ops;

/// <summary>Puts one number into each row of zeros: <c>yᵢ,ₖ = xᵢ</c>, <c>k = classesᵢ</c>; the gradient of <see cref="Pick"/>.</summary>
/// <param name="Width">The length C of a row.</param>
/// <param name="Ignored">A class number whose rows stay zeros; null for none.</param>
public sealed record Place(int Width, int? Ignored = null) : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank == 1 && inputs[0] == inputs[1]
        ? new(inputs[0][0], Width)
        : throw new ShapeException($"Place: numbers {inputs[0]} and classes {inputs[1]} are not [n] and [n]. Give each number one class.");

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var classes = inputs.Indices(1);
        classes.Check(nameof(Place), Width, ignored: Ignored);
        for (var i = 0; i < inputs[0].Length; i++)
        {
            if (classes.Values[i] != Ignored)
            {
                output[i * Width + classes.Values[i]] = inputs[0][i];
            }
        }
    }

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        pullback.To(0, pullback.Incoming.Pick(pullback.Indices(1), Ignored));
    }
}
