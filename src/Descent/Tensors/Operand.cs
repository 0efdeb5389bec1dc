using Descent.Numerics;

namespace Descent;

/// <summary>What an operation can take: a <see cref="Tensor"/> or <see cref="Indices"/>.</summary>
public abstract class Operand
{
    private protected Operand(Shape shape) => (Shape, Count) = (shape, shape.Count);

    /// <summary>The lengths of the axes, outermost first.</summary>
    public Shape Shape { get; }

    /// <summary>The number of elements.</summary>
    internal int Count { get; }

    /// <summary>Copies some rows of the first axis of a source over this operand's own; both hold numbers of one type.</summary>
    internal abstract void Take(Operand source, ReadOnlySpan<int> rows);

    private protected static void Rows<T>(ReadOnlySpan<T> source, Span<T> result, ReadOnlySpan<int> rows)
    {
        var width = rows.Length == 0 ? 0 : result.Length / rows.Length;
        for (var i = 0; i < rows.Length; i++)
        {
            source.Slice(rows[i] * width, width).CopyTo(result[(i * width)..]);
        }
    }
}
