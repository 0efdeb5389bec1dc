using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Repeats a tensor along axes of length 1 and new outer axes; gradient: the sum over the repeats.</summary>
    /// <param name="Target">The shape of the result.</param>
    public sealed record BroadcastTo(Shape Target) : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => Shape.Broadcast(inputs[0], Target) == Target
            ? Target
            : throw new ShapeException($"BroadcastTo: shape {inputs[0]} does not broadcast to {Target}. Aligned from the right, each length must be equal or 1.");

        internal override bool WritesAll => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var x = inputs[0];
            var from = inputs.Shape(0);
            if (from.Count == 1)
            {
                output.Fill(x[0]);
                return;
            }

            if (from.Count > 0 && from.Lengths.SequenceEqual(shape.Lengths[^from.Rank..]))
            {
                for (var start = 0; start < output.Length; start += x.Length)
                {
                    x.CopyTo(output[start..]); // a row, repeated
                }

                return;
            }

            var walk = new BroadcastWalk(inputs.Shape(0), shape);
            for (var i = 0; i < output.Length; i++)
            {
                output[i] = x[walk.Next()];
            }
        }

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            pullback.To(0, pullback.Incoming.SumTo(pullback[0].Shape));
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.BroadcastTo"/>
            public Tensor BroadcastTo(Shape shape) => x.Shape == shape ? x : Tensor.Apply(new BroadcastTo(shape), x);
        }
    }
}
