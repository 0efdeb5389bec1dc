using System.Runtime.InteropServices;
using Descent.Numerics;

namespace Descent;

/// <summary>Numbers in a rectangular arrangement of any rank, with the operation that made them.</summary>
/// <remarks>The values of a tensor do not change, except those of a <see cref="Parameter"/>, which an optimizer updates.
/// Reading from several threads is safe.</remarks>
public class Tensor : Operand
{
    private Array _data;

    private protected Tensor(Shape shape, Array data, Op? op = null, Operand[]? inputs = null)
        : base(shape)
    {
        _data = data;
        Maker = op;
        Inputs = inputs ?? [];
    }

    /// <summary>The number type of the elements.</summary>
    public ElementType ElementType => _data is float[]? ElementType.Float32 : ElementType.Float64;

    /// <summary>Whether a gradient flows to or through this tensor.</summary>
    public bool NeedsGradient => Maker is not null || this is Parameter;

    internal ReadOnlyMemory<float> Floats => (float[])_data;

    internal Op? Maker { get; }

    internal Operand[] Inputs { get; }

    /// <summary>A Float32 row of numbers, <c>[n]</c>.</summary>
    public static Tensor Of(params ReadOnlySpan<double> values) => From(new(values.Length), values);

    /// <summary>A Float32 matrix, <c>[rows, columns]</c>, of rows of equal length.</summary>
    /// <exception cref="ShapeException">The rows differ in length.</exception>
    public static Tensor Of(double[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != columns)
            {
                throw new ShapeException($"Tensor.Of: row {i} has {rows[i].Length} numbers, row 0 has {columns}. Give every row the same length.");
            }
        }

        return From(new(rows.Length, columns), rows.SelectMany(row => row).ToArray());
    }

    /// <summary>A tensor of the given shape and values, innermost axis fastest.</summary>
    /// <exception cref="ShapeException">The number of values is not that of the shape.</exception>
    public static Tensor From(Shape shape, ReadOnlySpan<double> values, ElementType type = ElementType.Float32)
    {
        if (shape.Count != values.Length)
        {
            throw new ShapeException($"Tensor.From: {values.Length} values do not fill the shape {shape}, which holds {shape.Count}. Pass as many values as the shape holds.");
        }

        return new(shape, Copy(values, type));
    }

    /// <summary>A tensor with one value in every place.</summary>
    public static Tensor Full(Shape shape, double value, ElementType type = ElementType.Float32)
    {
        var values = new double[shape.Count];
        Array.Fill(values, value);
        return new(shape, Copy(values, type));
    }

    /// <summary>The one door to every operation: infers the shape, computes, and remembers the operation if a gradient may be needed.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="inputs">Its inputs, all tensors of one element type.</param>
    /// <exception cref="ShapeException">The shapes do not fit the operation.</exception>
    /// <exception cref="ArgumentException">Float32 and Float64 are mixed.</exception>
    public static Tensor Apply(Op op, params Operand[] inputs)
    {
        ArgumentNullException.ThrowIfNull(op);
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = op.Infer(Array.ConvertAll(inputs, input => input.Shape));
        ElementType? type = null;
        var needsGradient = false;
        foreach (var input in inputs)
        {
            if (input is Tensor tensor)
            {
                type ??= tensor.ElementType;
                needsGradient |= tensor.NeedsGradient;
                if (tensor.ElementType != type)
                {
                    throw new ArgumentException($"{op.Name}: inputs are {type} and {tensor.ElementType}. Convert one of them with As(ElementType).");
                }
            }
        }

        Array data;
        if (type == ElementType.Float32)
        {
            var output = new float[shape.Count];
            op.EvaluateFast(new Sources<F32>(inputs), output, shape);
            data = output;
        }
        else
        {
            var output = new double[shape.Count];
            op.Evaluate(new Sources<F64>(inputs), MemoryMarshal.Cast<double, F64>(output.AsSpan()), shape);
            data = output;
        }

        return needsGradient ? new(shape, data, op, inputs) : new(shape, data);
    }

    /// <summary>The one element as a double.</summary>
    /// <exception cref="ShapeException">There is more than one element, or none.</exception>
    public double ToScalar() => Shape.Count == 1
        ? ToArray()[0]
        : throw new ShapeException($"ToScalar: the shape is {Shape}, which holds {Shape.Count} numbers. Reduce it first, with Mean() or Sum().");

    /// <summary>A copy of the elements as doubles, innermost axis fastest.</summary>
    public double[] ToArray() => _data is float[] floats ? Array.ConvertAll(floats, x => (double)x) : (double[])((double[])_data).Clone();

    /// <summary>The same numbers in another element type, cut off from gradients.</summary>
    public Tensor As(ElementType type) => new(Shape, Copy(ToArray(), type));

    /// <summary>The same numbers, cut off from gradients.</summary>
    public Tensor Detach() => new(Shape, _data);

    /// <summary>Some rows of the first axis, into a shape of as many, cut off from gradients.</summary>
    internal static Tensor Take(Tensor source, Shape shape, ReadOnlySpan<int> rows) => new(
        shape,
        source._data is float[] floats ? Rows(floats, shape, rows) : Rows((double[])source._data, shape, rows));

    internal Span<T> Data<T>()
        where T : struct, IReal<T> => _data is float[] floats
        ? MemoryMarshal.Cast<float, T>(floats.AsSpan())
        : MemoryMarshal.Cast<double, T>(((double[])_data).AsSpan());

    private protected void Write(Array values) => Array.Copy(values, _data, values.Length);

    private protected void CopyFrom(Tensor other) => Write(other._data);

    private protected void Replace(Array data) => _data = data;

    private protected static Array Copy(ReadOnlySpan<double> values, ElementType type)
    {
        if (type == ElementType.Float64)
        {
            return values.ToArray();
        }

        var floats = new float[values.Length];
        for (var i = 0; i < floats.Length; i++)
        {
            floats[i] = (float)values[i];
        }

        return floats;
    }
}
