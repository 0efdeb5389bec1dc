using Descent.Kernels;
using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Matrix product: <c>C = A B</c>, [m, k] · [k, n] → [m, n]; either side can be read transposed.</summary>
    /// <remarks>Gradient: <c>dA = dC Bᵀ</c>, <c>dB = Aᵀ dC</c>.</remarks>
    /// <param name="TransposeA">Read A as its transpose.</param>
    /// <param name="TransposeB">Read B as its transpose.</param>
    public sealed record MatMul(bool TransposeA = false, bool TransposeB = false) : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs)
        {
            var (a, b) = (inputs[0], inputs[1]);
            if (a.Rank != 2 || b.Rank != 2 || a[TransposeA ? 0 : 1] != b[TransposeB ? 1 : 0])
            {
                throw new ShapeException($"MatMul: {a}{(TransposeA ? "ᵀ" : "")} · {b}{(TransposeB ? "ᵀ" : "")} is not [m, k] · [k, n]. The inner lengths must be equal.");
            }

            return new(a[TransposeA ? 1 : 0], b[TransposeB ? 0 : 1]);
        }

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var a = inputs[0];
            var b = inputs[1];
            var (m, n) = (shape[0], shape[1]);
            var k = inputs.Shape(0)[TransposeA ? 0 : 1];
            for (var i = 0; i < m; i++)
            {
                for (var p = 0; p < k; p++)
                {
                    var left = TransposeA ? a[p * m + i] : a[i * k + p];
                    for (var j = 0; j < n; j++)
                    {
                        output[i * n + j] += left * (TransposeB ? b[j * k + p] : b[p * n + j]);
                    }
                }
            }
        }

        internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape)
        {
            var (a, b) = (inputs.Shape(0), inputs.Shape(1));
            MatrixProduct.Run(
                TransposeA ? new(inputs.Floats(0), 1, a[1]) : new(inputs.Floats(0), a[1], 1),
                TransposeB ? new(inputs.Floats(1), 1, b[1]) : new(inputs.Floats(1), b[1], 1),
                output,
                shape[0],
                a[TransposeA ? 0 : 1],
                shape[1]);
        }

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            var (a, b, g) = (pullback[0], pullback[1], pullback.Incoming);
            if (pullback.Needs(0))
            {
                pullback.To(0, TransposeA
                    ? Tensor.Apply(new MatMul(TransposeB, true), b, g)
                    : Tensor.Apply(new MatMul(false, !TransposeB), g, b));
            }

            if (pullback.Needs(1))
            {
                pullback.To(1, TransposeB
                    ? Tensor.Apply(new MatMul(true, TransposeA), g, a)
                    : Tensor.Apply(new MatMul(!TransposeA, false), a, g));
            }
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor a)
        {
            /// <inheritdoc cref="Ops.MatMul"/>
            public Tensor MatMul(Tensor b) => Tensor.Apply(new MatMul(), a, b);
        }
    }
}
