using Descent.Numerics;

namespace Descent;

/// <summary>What an operation can take: a <see cref="Tensor"/> or <see cref="Indices"/>.</summary>
public abstract class Operand
{
    private protected Operand(Shape shape) => Shape = shape;

    /// <summary>The lengths of the axes, outermost first.</summary>
    public Shape Shape { get; }
}
