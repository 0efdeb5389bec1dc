using Descent.Numerics;

namespace Descent;

/// <summary>The inputs of an operation, read in one number system.</summary>
/// <typeparam name="T">The number system.</typeparam>
public readonly ref struct Sources<T>
    where T : struct, IReal<T>
{
    private readonly Operand[] _inputs;

    internal Sources(Operand[] inputs) => _inputs = inputs;

    /// <summary>The elements of an input that is a tensor.</summary>
    public ReadOnlySpan<T> this[int input] => ((Tensor)_inputs[input]).Data<T>();

    /// <summary>The numbers of an input that is <see cref="Descent.Indices"/>.</summary>
    public Indices Indices(int input) => (Indices)_inputs[input];

    /// <summary>The elements of an input that is a Float32 tensor.</summary>
    internal ReadOnlyMemory<float> Floats(int input) => ((Tensor)_inputs[input]).Floats;

    /// <summary>The shape of an input.</summary>
    public Shape Shape(int input) => _inputs[input].Shape;
}
