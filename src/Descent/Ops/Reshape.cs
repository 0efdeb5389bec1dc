using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>The same numbers in another shape of the same count.</summary>
    /// <param name="Target">The shape of the result.</param>
    public sealed record Reshape(Shape Target) : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Count == Target.Count
            ? Target
            : throw new ShapeException($"Reshape: {inputs[0]} holds {inputs[0].Count} numbers, {Target} holds {Target.Count}. Choose a shape of the same count.");

        internal override bool IsView => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape) => inputs[0].CopyTo(output);

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            pullback.To(0, pullback.Incoming.Reshape(pullback[0].Shape));
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Reshape"/>
            public Tensor Reshape(Shape shape) => x.Shape == shape ? x : Tensor.Apply(new Reshape(shape), x);
        }
    }
}
