using Descent.Numerics;

namespace Descent;

/// <summary>Joins all axes but the first: [n, t, d] → [n, t · d].</summary>
public sealed class Flatten : Layer
{
    /// <inheritdoc/>
    public override Tensor Forward(Operand x, RandomStream? dropout)
    {
        var input = Numbers(x);
        return input.Shape.Rank == 0
            ? throw new ShapeException("Flatten: the input is a single number, []. Give it an axis of examples first.")
            : input.Reshape(new(input.Shape[0], new Shape(input.Shape.Lengths[1..]).Count));
    }
}
