using Descent.Numerics;

namespace Descent;

/// <summary>What an operation can take: a <see cref="Tensor"/> or <see cref="Indices"/>.</summary>
public abstract class Operand
{
    private protected Operand(Shape shape) => Shape = shape;

    /// <summary>The lengths of the axes, outermost first.</summary>
    public Shape Shape { get; }

    private protected static T[] Rows<T>(T[] source, Shape shape, ReadOnlySpan<int> rows)
    {
        var result = new T[shape.Count];
        var width = rows.Length == 0 ? 0 : result.Length / rows.Length;
        for (var i = 0; i < rows.Length; i++)
        {
            source.AsSpan(rows[i] * width, width).CopyTo(result.AsSpan(i * width));
        }

        return result;
    }
}
