using Descent.Numerics;

namespace Descent;

/// <summary>The same numbers, cut off from gradients: what <see cref="Tensor.Detach"/> is in a recording.</summary>
internal sealed record Same : Op
{
    public static readonly Same Instance = new();

    internal override bool IsView => true;

    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape) => inputs[0].CopyTo(output);

    public override void Pull(Pullback pullback)
    {
    }
}
