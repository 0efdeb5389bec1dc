using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Exchanges the last two axes: <c>y…ⱼᵢ = x…ᵢⱼ</c>; [… , a, b] → [… , b, a]. Its gradient is itself.</summary>
    public sealed record Transpose : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank >= 2
            ? new([.. inputs[0].Lengths[..^2], inputs[0][-1], inputs[0][-2]])
            : throw new ShapeException($"Transpose: shape {inputs[0]} has no two axes to exchange. Reshape it first.");

        internal override bool WritesAll => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var x = inputs[0];
            var (rows, columns) = (shape[-1], shape[-2]);
            for (var start = 0; start < output.Length; start += rows * columns)
            {
                for (var i = 0; i < rows; i++)
                {
                    for (var j = 0; j < columns; j++)
                    {
                        output[start + j * rows + i] = x[start + i * columns + j];
                    }
                }
            }
        }

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            pullback.To(0, pullback.Incoming.Transpose());
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Transpose"/>
            public Tensor Transpose() => Tensor.Apply(new Transpose(), x);
        }
    }
}
