using System.Runtime.InteropServices;
using Descent.Numerics;

namespace Descent;

/// <summary>Numbers in a rectangular arrangement of any rank, with the operation that made them.</summary>
/// <remarks>The values of a tensor do not change, except those of a <see cref="Parameter"/>, which an optimizer updates.
/// Reading from several threads is safe.</remarks>
public class Tensor : Operand
{
    private Array? _data; // null in a recording, where nothing is computed
    private int _start;

    private protected Tensor(Shape shape, Array data)
        : base(shape)
    {
        _data = data;
        ElementType = data is float[]? ElementType.Float32 : ElementType.Float64;
        NeedsGradient = this is Parameter;
    }

    private Tensor(Shape shape, ElementType type, Array? data, Op? maker = null, Operand[]? inputs = null, bool needsGradient = false)
        : base(shape)
    {
        (ElementType, _data, Maker, Inputs, NeedsGradient) = (type, data, maker, inputs ?? [], needsGradient);
    }

    /// <summary>The number type of the elements.</summary>
    public ElementType ElementType { get; private set; }

    /// <summary>Whether a gradient flows to or through this tensor.</summary>
    public bool NeedsGradient { get; }

    /// <summary>The elements of a Float32 tensor, to be written by the operation that makes it.</summary>
    internal Memory<float> Floats => ((float[])Stored).AsMemory(_start, Count);

    /// <summary>The elements as they lie in memory.</summary>
    internal ReadOnlySpan<byte> Bytes => ElementType == ElementType.Float32 ? MemoryMarshal.AsBytes(Floats.Span) : MemoryMarshal.AsBytes(Data<F64>());

    /// <summary>The operation that made it, where a gradient or a recording needs to know.</summary>
    internal Op? Maker { get; }

    internal Operand[] Inputs { get; } = [];

    /// <summary>Whether the numbers are a plan's, which its next run overwrites.</summary>
    internal bool IsLent { get; init; }

    /// <summary>Whether there are numbers to read: not in a recording.</summary>
    internal bool HasValues => _data is not null;

    private Array Stored => _data ?? throw new RecordingException($"A tensor {Shape} was read while the step that computes it was recorded, when it has no values yet. Return it from the recorded function, and read it from the results of the run.");

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
        var tape = Tape.Current;
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

        if (tape is not null)
        {
            Tape.Demand(inputs);
            return tape.Add(new(shape, type ?? ElementType.Float64, null, op, inputs, needsGradient));
        }

        var result = new Tensor(shape, type ?? ElementType.Float64, Zeros(shape.Count, type), needsGradient ? op : null, needsGradient ? inputs : null, needsGradient);
        result.Compute(op, inputs);
        return result;
    }

    /// <summary>A place in an array for the numbers of a plan.</summary>
    internal static Tensor In(Array data, int start, Shape shape) =>
        new(shape, data is float[]? ElementType.Float32 : ElementType.Float64, data) { _start = start };

    /// <summary>A place to which data are bound, run by run.</summary>
    internal static Tensor Unbound(Shape shape, ElementType type, bool isLent = false) => new(shape, type, null) { IsLent = isLent };

    /// <summary>Zeros, as an array of an element type.</summary>
    internal static Array Zeros(int count, ElementType? type) => type == ElementType.Float32 ? new float[count] : new double[count];

    /// <summary>Lets this tensor read and write where another does.</summary>
    internal void Bind(Tensor other) => (_data, _start) = (other._data, other._start);

    /// <summary>Sets all elements to 0.</summary>
    internal void Clear()
    {
        if (ElementType == ElementType.Float32)
        {
            Floats.Span.Clear();
        }
        else
        {
            Data<F64>().Clear();
        }
    }

    /// <summary>Computes the elements in their place.</summary>
    internal void Compute(Op op, Operand[] inputs)
    {
        if (ElementType == ElementType.Float32)
        {
            op.EvaluateFast(new Sources<F32>(inputs), Floats, Shape);
        }
        else
        {
            op.Evaluate(new Sources<F64>(inputs), Data<F64>(), Shape);
        }
    }

    /// <summary>The one element as a double.</summary>
    /// <exception cref="ShapeException">There is more than one element, or none.</exception>
    public double ToScalar() => Count == 1
        ? ElementType == ElementType.Float32 ? Floats.Span[0] : Data<F64>()[0].Value
        : throw new ShapeException($"ToScalar: the shape is {Shape}, which holds {Shape.Count} numbers. Reduce it first, with Mean() or Sum().");

    /// <summary>A copy of the elements as doubles, innermost axis fastest.</summary>
    public double[] ToArray()
    {
        if (ElementType == ElementType.Float64)
        {
            return MemoryMarshal.Cast<F64, double>(Data<F64>()).ToArray();
        }

        var values = new double[Count];
        var floats = Floats.Span;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = floats[i];
        }

        return values;
    }

    /// <summary>The same numbers in another element type, cut off from gradients.</summary>
    public Tensor As(ElementType type)
    {
        if (type != ElementType)
        {
            return new(Shape, Copy(ToArray(), type));
        }

        var copy = new Tensor(Shape, Zeros(Count, type));
        copy.CopyFrom(this);
        return copy;
    }

    /// <summary>The same numbers, cut off from gradients.</summary>
    public Tensor Detach() => Tape.Current is { } tape
        ? tape.Add(new(Shape, ElementType, null, Same.Instance, [this]))
        : new(Shape, ElementType, _data) { _start = _start };

    internal override void Take(Operand source, ReadOnlySpan<int> rows)
    {
        var from = (Tensor)source;
        if (ElementType == ElementType.Float32)
        {
            Rows<float>(from.Floats.Span, Floats.Span, rows);
        }
        else
        {
            Rows<F64>(from.Data<F64>(), Data<F64>(), rows);
        }
    }

    internal Span<T> Data<T>()
        where T : struct, IReal<T> => ElementType == ElementType.Float32
        ? MemoryMarshal.Cast<float, T>(((float[])Stored).AsSpan(_start, Count))
        : MemoryMarshal.Cast<double, T>(((double[])Stored).AsSpan(_start, Count));

    private protected void Write(Array values) => Array.Copy(values, 0, Stored, _start, values.Length);

    /// <summary>Copies the elements over those of another of equal shape and type.</summary>
    internal void CopyTo(Tensor other) => other.CopyFrom(this);

    private protected void CopyFrom(Tensor other) => Array.Copy(other.Stored, other._start, Stored, _start, Count);

    private protected void Replace(Array data) => (_data, ElementType) = (data, data is float[]? ElementType.Float32 : ElementType.Float64);

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
