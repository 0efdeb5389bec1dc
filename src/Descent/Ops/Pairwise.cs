using Descent.Kernels;
using Descent.Numerics;

namespace Descent.Ops;

/// <summary>A function of two numbers over tensors of equal shape: <c>yᵢ = f(aᵢ, bᵢ)</c>.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
public sealed record Pairwise<TFunction> : Op, IElementwise
    where TFunction : struct, IBinary
{
    /// <inheritdoc/>
    public override string Name => typeof(TFunction).Name;

    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0] == inputs[1]
        ? inputs[0]
        : throw new ShapeException($"{typeof(TFunction).Name}: shapes {inputs[0]} and {inputs[1]} differ. Broadcast one to the other first.");

    internal override bool WritesAll => true;

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var a = inputs[0];
        var b = inputs[1];
        var function = default(TFunction);
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = function.Value(a[i], b[i]);
        }
    }

    internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape) =>
        ((IElementwise)this).Map(inputs.Floats(0).Span, inputs.Floats(1).Span, output.Span);

    void IElementwise.Map(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => Blocks.Map(default(OnLanes), a, b, y);

    /// <inheritdoc/>
    public override void Pull(Pullback pullback) => default(TFunction).Pull(pullback);

    // Broadcasting is an operation of its own, so that its gradient is written once.
    internal static Tensor Broadcast(Tensor a, Tensor b)
    {
        var shape = Shape.Broadcast(a.Shape, b.Shape)
            ?? throw new ShapeException($"{typeof(TFunction).Name}: shapes {a.Shape} and {b.Shape} do not broadcast. Aligned from the right, each pair of lengths must be equal or contain a 1.");
        return Tensor.Apply(new Pairwise<TFunction>(), a.BroadcastTo(shape), b.BroadcastTo(shape));
    }

    private readonly struct OnLanes : ILanePairFunction
    {
        public T Of<T>(T a, T b)
            where T : struct, ILanes<T> => default(TFunction).Value(a, b);
    }
}
