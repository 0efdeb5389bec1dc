using System.Numerics;
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

    internal ReadOnlyMemory<int> Memory => _data;

    /// <summary>Indices of shape <c>[n]</c>.</summary>
    public static Indices Of(params ReadOnlySpan<int> values) => new(new(values.Length), values.ToArray());

    /// <summary>Indices of any shape, innermost axis fastest.</summary>
    /// <exception cref="ShapeException">The number of values is not that of the shape.</exception>
    public static Indices From(Shape shape, ReadOnlySpan<int> values) => shape.Count == values.Length
        ? new(shape, values.ToArray())
        : throw new ShapeException($"Indices.From: {values.Length} values do not fill the shape {shape}, which holds {shape.Count}. Pass as many values as the shape holds.");

    /// <summary>Indices from whole numbers of any type, any shape, innermost axis fastest.</summary>
    /// <exception cref="OverflowException">A number does not fit 32 bits.</exception>
    /// <exception cref="ShapeException">The number of values is not that of the shape.</exception>
    public static Indices From<T>(Shape shape, ReadOnlySpan<T> values)
        where T : IBinaryInteger<T>
    {
        var numbers = new int[values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = int.CreateChecked(values[i]);
        }

        return From(shape, numbers);
    }

    /// <summary>The same numbers in another shape of the same count.</summary>
    /// <exception cref="ShapeException">The counts differ.</exception>
    public Indices Reshape(Shape shape) => shape.Count == _data.Length
        ? new(shape, _data)
        : throw new ShapeException($"Reshape: {Shape} holds {_data.Length} numbers, {shape} holds {shape.Count}. Choose a shape of the same count.");

    /// <summary>Some rows of the first axis, into a shape of as many.</summary>
    internal static Indices Take(Indices source, Shape shape, ReadOnlySpan<int> rows) => new(shape, Rows(source._data, shape, rows));

    /// <summary>Throws when an index is outside 0 … <paramref name="count"/> − 1, naming its place and value.</summary>
    internal void Check(string operation, int count, string parameter = "classes", string advice = "Number the classes from 0 and give the model one output for each.", int? ignored = null)
    {
        for (var i = 0; i < _data.Length; i++)
        {
            if ((uint)_data[i] >= (uint)count && _data[i] != ignored)
            {
                throw new ArgumentOutOfRangeException(
                    parameter,
                    $"{operation}: index {i} is {_data[i]}, outside 0 … {count - 1}. {advice}");
            }
        }
    }
}
