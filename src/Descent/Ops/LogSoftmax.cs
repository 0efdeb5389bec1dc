using Descent.Kernels;
using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Log-probabilities of logits, row by row: <c>yⱼ = (xⱼ − m) − ln(1 + Σ e^(xₖ − m))</c>, <c>m = max x</c>, the sum over all but the maximum.</summary>
    /// <remarks>Slope: <c>∂yⱼ/∂xₖ = [j = k] − e^(yₖ)</c>. The maximum is subtracted first, so logits of ±10⁶ are fine.</remarks>
    public sealed record LogSoftmax : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank > 0 && inputs[0][-1] > 0
            ? inputs[0]
            : throw new ShapeException($"LogSoftmax: shape {inputs[0]} has no row to normalise. Pass logits of shape [n, C] with at least one class.");

        internal override bool WritesAll => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var width = shape[-1];
            for (var start = 0; start < output.Length; start += width)
            {
                var x = inputs[0].Slice(start, width);
                var y = output.Slice(start, width);
                var max = x[0];
                foreach (var value in x)
                {
                    max = T.WherePositive(value - max, value, max);
                }

                // The maximum's own power is exactly 1: left out of the sum, it lets log1p keep the digits of a certain answer.
                var (sum, isMaxSeen) = (0.0, false);
                for (var j = 0; j < width; j++)
                {
                    y[j] = x[j] - max;
                    var power = T.ToDouble(T.Exp(y[j]));
                    sum += isMaxSeen || power != 1 ? power : 0;
                    isMaxSeen |= power == 1;
                }

                var log = T.From(F64.Log1P(new(sum)).Value);
                for (var j = 0; j < width; j++)
                {
                    y[j] -= log;
                }
            }
        }

        internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape) =>
            Rows.LogSoftmax(inputs.Floats(0).Span, output.Span, shape[-1]);

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            var g = pullback.Incoming;
            pullback.To(0, g - pullback.Output.Exp() * g.SumRows());
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor logits)
        {
            /// <inheritdoc cref="Ops.LogSoftmax"/>
            public Tensor LogSoftmax() => Tensor.Apply(new LogSoftmax(), logits);
        }
    }
}
