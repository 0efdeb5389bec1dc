using Descent.Kernels;
using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Sums a tensor down to a shape that broadcasts to its own; gradient: the incoming one, repeated.</summary>
    /// <remarks>Accumulates in double, in the order of the elements.</remarks>
    /// <param name="Target">The shape of the result.</param>
    public sealed record SumTo(Shape Target) : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => Shape.Broadcast(Target, inputs[0]) == inputs[0]
            ? Target
            : throw new ShapeException($"SumTo: shape {inputs[0]} cannot be summed to {Target}. Aligned from the right, each length of the target must be equal or 1.");

        internal override bool WritesAll => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var x = inputs[0];
            var sums = new double[output.Length];
            var walk = new BroadcastWalk(shape, inputs.Shape(0));
            foreach (var value in x)
            {
                sums[walk.Next()] += T.ToDouble(value);
            }

            for (var i = 0; i < sums.Length; i++)
            {
                output[i] = T.From(sums[i]);
            }
        }

        internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape)
        {
            var (x, from) = (inputs.Floats(0), inputs.Shape(0));
            var isLastAxis = from.Rank > 0 && shape.Rank == from.Rank && shape[-1] == 1 && shape.Lengths[..^1].SequenceEqual(from.Lengths[..^1]);
            if (x.Length == 0 || output.Length == 0)
            {
                base.EvaluateFast(inputs, output, shape);
            }
            else if (output.Length == 1)
            {
                output.Span[0] = (float)Sums.Of(x);
            }
            else if (isLastAxis)
            {
                Rows.SumRows(x.Span, output.Span, x.Length / output.Length);
            }
            else if (shape.Rank < from.Rank && shape.Lengths.SequenceEqual(from.Lengths[^shape.Rank..]))
            {
                Rows.SumColumns(x.Span, output.Span);
            }
            else
            {
                base.EvaluateFast(inputs, output, shape);
            }
        }

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            pullback.To(0, pullback.Incoming.BroadcastTo(pullback[0].Shape));
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.SumTo"/>
            public Tensor SumTo(Shape shape) => x.Shape == shape ? x : Tensor.Apply(new SumTo(shape), x);

            /// <summary>The sum of all elements, <c>[]</c>.</summary>
            public Tensor Sum() => x.SumTo(new());

            /// <summary>The mean of all elements, <c>[]</c>: their sum divided by their number.</summary>
            /// <exception cref="ShapeException">There is no element, so that the mean is 0 / 0.</exception>
            public Tensor Mean() => x.Shape.Count > 0
                ? x.Sum() / x.Shape.Count
                : throw new ShapeException($"Mean: the shape {x.Shape} holds no element, and 0 / 0 is no mean. Leave empty batches out.");

            /// <summary>The sum over the innermost axis, kept with length 1.</summary>
            public Tensor SumRows() => x.SumTo(new([.. x.Shape.Lengths[..^1], 1]));
        }
    }
}
