namespace Descent.Numerics;

/// <summary>The lengths of a tensor's axes, outermost first. Immutable; its default is the shape of a scalar, <c>[]</c>.</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly int[]? _lengths;

    /// <summary>A shape of the given axis lengths.</summary>
    /// <param name="lengths">Lengths, each 0 or more, outermost first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative.</exception>
    public Shape(params ReadOnlySpan<int> lengths)
    {
        foreach (var length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(lengths));
        }

        _lengths = lengths.ToArray();
    }

    /// <summary>The number of axes; 0 for a scalar.</summary>
    public int Rank => Lengths.Length;

    /// <summary>The number of elements: the product of the lengths, 1 for a scalar.</summary>
    public int Count
    {
        get
        {
            var count = 1;
            foreach (var length in Lengths)
            {
                count = checked(count * length);
            }

            return count;
        }
    }

    /// <summary>The lengths, outermost first.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>The length of one axis; negative axes count from the innermost.</summary>
    /// <param name="axis">From <c>−Rank</c> to <c>Rank − 1</c>.</param>
    public int this[int axis] => Lengths[axis < 0 ? axis + Rank : axis];

    /// <summary>The shape to which two shapes broadcast as in NumPy, or null where they do not fit.</summary>
    public static Shape? Broadcast(Shape a, Shape b)
    {
        var lengths = new int[Math.Max(a.Rank, b.Rank)];
        for (var i = 1; i <= lengths.Length; i++)
        {
            var m = i <= a.Rank ? a[-i] : 1;
            var n = i <= b.Rank ? b[-i] : 1;
            if (m != n && m != 1 && n != 1)
            {
                return null;
            }

            lengths[^i] = m == 1 ? n : m;
        }

        return new(lengths);
    }

    /// <summary>Whether all lengths are equal.</summary>
    public static bool operator ==(Shape a, Shape b) => a.Equals(b);

    /// <summary>Whether any length differs.</summary>
    public static bool operator !=(Shape a, Shape b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Lengths.SequenceEqual(other.Lengths);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var length in Lengths)
        {
            hash.Add(length);
        }

        return hash.ToHashCode();
    }

    /// <summary>The shape as <c>[2, 3]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Lengths.ToArray())}]";
}
