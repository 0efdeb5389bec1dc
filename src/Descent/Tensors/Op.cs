using System.Runtime.InteropServices;
using Descent.Numerics;

namespace Descent;

/// <summary>An operation on tensors: its shape rule, its meaning and its gradient. Immutable; holds no state between calls.</summary>
/// <remarks>Users write operations by deriving from this type, exactly as the library does.</remarks>
public abstract record Op
{
    /// <summary>The name that messages and plans show.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The shape of the result.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public abstract Shape Infer(ReadOnlySpan<Shape> inputs);

    /// <summary>The meaning, as plain loops in any precision.</summary>
    /// <typeparam name="T">The number system.</typeparam>
    /// <param name="inputs">The inputs.</param>
    /// <param name="output">Where the result goes; zeros at first.</param>
    /// <param name="shape">The shape of the result.</param>
    public abstract void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        where T : struct, IReal<T>;

    /// <summary>The same in Float32 by a fast kernel, where there is one; the plain loops are its reference.</summary>
    internal virtual void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape) =>
        Evaluate(inputs, MemoryMarshal.Cast<float, F32>(output.Span), shape);

    /// <summary>Whether the fast kernel and the plain loops write every element, so that the place need not be cleared first.</summary>
    internal virtual bool WritesAll => false;

    /// <summary>Whether the result is the first input's numbers, in their order; a plan then copies nothing.</summary>
    internal virtual bool IsView => false;

    /// <summary>The gradient rule, written in operations.</summary>
    public abstract void Pull(Pullback pullback);
}
