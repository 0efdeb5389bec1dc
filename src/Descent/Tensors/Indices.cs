using Descent.Numerics;

namespace Descent;

/// <summary>Whole numbers that choose: classes, tokens, rows. Immutable, so safe for several threads.</summary>
public sealed class Indices : Operand
{
    private readonly int[] _data;

    private Indices(Shape shape, int[] data)
        : base(shape) => _data = data;

    /// <summary>The numbers, innermost axis fastest.</summary>
    public ReadOnlySpan<int> Values => _data;

    /// <summary>Indices of shape <c>[n]</c>.</summary>
    public static Indices Of(params ReadOnlySpan<int> values) => new(new(values.Length), values.ToArray());

    /// <summary>Indices of any shape, innermost axis fastest.</summary>
    /// <exception cref="ShapeException">The number of values is not that of the shape.</exception>
    public static Indices From(Shape shape, ReadOnlySpan<int> values) => shape.Count == values.Length
        ? new(shape, values.ToArray())
        : throw new ShapeException($"Indices.From: {values.Length} values do not fill the shape {shape}, which holds {shape.Count}. Pass as many values as the shape holds.");

    /// <summary>Some rows of the first axis, into a shape of as many.</summary>
    internal static Indices Take(Indices source, Shape shape, ReadOnlySpan<int> rows) => new(shape, Rows(source._data, shape, rows));

    /// <summary>Throws when an index is outside 0 … <paramref name="count"/> − 1, naming its place and value.</summary>
    internal void Check(string operation, int count, string parameter = "classes", string advice = "Number the classes from 0 and give the model one output for each.")
    {
        for (var i = 0; i < _data.Length; i++)
        {
            if ((uint)_data[i] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(
                    parameter,
                    $"{operation}: index {i} is {_data[i]}, outside 0 … {count - 1}. {advice}");
            }
        }
    }
}
