using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>The probabilities nearest to the scores: <c>yⱼ = max(xⱼ − τ, 0)</c> with τ such that the row sums to 1; most are exactly 0.</summary>
    /// <remarks>Slope: on the classes above 0, the incoming gradient less its mean; else 0. Source: Martins and Astudillo 2016.</remarks>
    public sealed record Sparsemax : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank > 0 && inputs[0][-1] > 0
            ? inputs[0]
            : throw new ShapeException($"Sparsemax: shape {inputs[0]} has no row to project. Pass […, C] with at least one class.");

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var sorted = new double[shape[-1]];
            for (var start = 0; start < output.Length; start += sorted.Length)
            {
                var x = inputs[0].Slice(start, sorted.Length);
                for (var j = 0; j < sorted.Length; j++)
                {
                    sorted[j] = T.ToDouble(x[j]);
                }

                var max = sorted.Max();
                Array.Sort(sorted, (a, b) => b.CompareTo(a));
                var (sum, threshold) = (0.0, -1.0);
                for (var k = 0; k < sorted.Length; k++)
                {
                    sum += sorted[k] - max;
                    if (1 + (k + 1) * (sorted[k] - max) > sum)
                    {
                        threshold = (sum - 1) / (k + 1);
                    }
                }

                for (var j = 0; j < sorted.Length; j++)
                {
                    output[start + j] = T.From(Math.Max(T.ToDouble(x[j]) - max - threshold, 0));
                }
            }
        }

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            var (g, isAbove) = (pullback.Incoming, pullback.Output.Detach().Sign());
            pullback.To(0, (g - g.Weigh(isAbove).SumRows() / isAbove.SumRows()).Weigh(isAbove));
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Sparsemax"/>
            public Tensor Sparsemax() => Tensor.Apply(new Ops.Sparsemax(), x);
        }
    }
}
