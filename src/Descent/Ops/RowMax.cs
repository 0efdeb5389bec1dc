using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>The largest of each row, kept with length 1: <c>yᵢ = maxⱼ xᵢⱼ</c>, […, C] → […, 1]; its gradient goes to the first that is largest.</summary>
    public sealed record RowMax : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank > 0 && inputs[0][-1] > 0
            ? new([.. inputs[0].Lengths[..^1], 1])
            : throw new ShapeException($"RowMax: shape {inputs[0]} has no row with a largest number. Pass […, C] with at least one number a row.");

        internal override bool WritesAll => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var width = inputs.Shape(0)[-1];
            for (var i = 0; i < output.Length; i++)
            {
                output[i] = inputs[0][i * width + IsRowMax.First(inputs[0].Slice(i * width, width))];
            }
        }

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            pullback.To(0, pullback.Incoming * Tensor.Apply(new IsRowMax(), pullback[0].Detach()));
        }
    }

    /// <summary>Where the largest of each row stands: <c>yᵢⱼ = 1</c> at the first that is largest, else 0. Nothing flows back.</summary>
    internal sealed record IsRowMax : Op
    {
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            for (var start = 0; start < output.Length; start += shape[-1])
            {
                output[start + First(inputs[0].Slice(start, shape[-1]))] = T.From(1);
            }
        }

        public override void Pull(Pullback pullback)
        {
        }

        /// <summary>The place of the first that is largest; of a row with NaN, that of the first NaN.</summary>
        internal static int First<T>(ReadOnlySpan<T> row)
            where T : struct, IReal<T>
        {
            var best = 0;
            for (var j = 1; j < row.Length; j++)
            {
                var (value, largest) = (T.ToDouble(row[j]), T.ToDouble(row[best]));
                best = value > largest || (double.IsNaN(value) && !double.IsNaN(largest)) ? j : best;
            }

            return best;
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.RowMax"/>
            public Tensor RowMax() => Tensor.Apply(new RowMax(), x);

            /// <summary>The logarithm of the sum of powers of each row, <c>yᵢ = ln Σⱼ e^xᵢⱼ</c>, […, C] → […, 1]; slope softmax.</summary>
            /// <remarks>The maximum is subtracted first, so logits of ±10⁶ are fine.</remarks>
            public Tensor LogSumExp() => x.RowMax() - x.LogSoftmax().RowMax(); // the largest logit less its log-probability
        }
    }
}
