using System.Numerics;
using System.Runtime.InteropServices;
using Descent.Numerics;

namespace Descent;

/// <summary>Whole numbers that choose: classes, tokens, rows. Immutable, so safe for several threads.</summary>
public sealed class Indices : Operand
{
    private readonly Indices? _source; // whose numbers these are, in another shape
    private int[]? _data; // null in a recording, where the numbers come later

    private Indices(Shape shape, int[]? data, Indices? source = null)
        : base(shape) => (_data, _source) = (data, source);

    /// <summary>The numbers, innermost axis fastest.</summary>
    public ReadOnlySpan<int> Values => Stored;

    internal ReadOnlyMemory<int> Memory => Stored;

    private int[] Stored => _data ?? _source?.Stored
        ?? throw new RecordingException($"Indices {Shape} were read while a step was recorded, when they have no numbers yet. Leave their reading to operations.");

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
    public Indices Reshape(Shape shape) => shape.Count == Count
        ? new(shape, null, this)
        : throw new ShapeException($"Reshape: {Shape} holds {Count} numbers, {shape} holds {shape.Count}. Choose a shape of the same count.");

    internal override void Take(Operand source, ReadOnlySpan<int> rows) => Rows(((Indices)source).Values, Stored, rows);

    /// <summary>A place to which numbers are bound, run by run.</summary>
    internal static Indices Unbound(Shape shape) => new(shape, null);

    /// <summary>Lets these indices read where others do.</summary>
    internal void Bind(Indices other) => _data = other.Stored;

    /// <summary>Replaces the numbers.</summary>
    internal void Set(params ReadOnlySpan<int> numbers) => numbers.CopyTo(Stored);

    /// <summary>Throws when an index is outside 0 … <paramref name="count"/> − 1, naming its place and value.</summary>
    internal void Check(string operation, int count, string parameter = "classes", string advice = "Number the classes from 0 and give the model one output for each.", int? ignored = null)
    {
        var numbers = Values;
        if (AreBelow(MemoryMarshal.Cast<int, uint>(numbers), (uint)count))
        {
            return;
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            if ((uint)numbers[i] >= (uint)count && numbers[i] != ignored)
            {
                throw new ArgumentOutOfRangeException(
                    parameter,
                    $"{operation}: index {i} is {numbers[i]}, outside 0 … {count - 1}. {advice}");
            }
        }
    }

    // All at once: of each step's classes none is wrong, but for the run that ends by it.
    private static bool AreBelow(ReadOnlySpan<uint> numbers, uint count)
    {
        var registers = MemoryMarshal.Cast<uint, Vector<uint>>(numbers);
        var most = Vector<uint>.Zero;
        foreach (var register in registers)
        {
            most = Vector.Max(most, register);
        }

        var areBelow = Vector.LessThanAll(most, new(count));
        foreach (var number in numbers[(registers.Length * Vector<uint>.Count)..])
        {
            areBelow &= number < count;
        }

        return areBelow;
    }
}
