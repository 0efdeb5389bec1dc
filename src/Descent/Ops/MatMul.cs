using Descent.Kernels;
using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Matrix product: <c>C = A B</c>, [… , m, k] · [… , k, n] → [… , m, n]; either side can be read transposed.</summary>
    /// <remarks>The axes before the last two are the same on both sides: each matrix of A is multiplied by its own of B.
    /// Gradient: <c>dA = dC Bᵀ</c>, <c>dB = Aᵀ dC</c>, matrix by matrix.</remarks>
    /// <param name="TransposeA">Read A, or each of its matrices, as its transpose.</param>
    /// <param name="TransposeB">Read B, or each of its matrices, as its transpose.</param>
    public sealed record MatMul(bool TransposeA = false, bool TransposeB = false) : Op
    {
        private int Inner => TransposeA ? -2 : -1; // the axis of A along which is summed

        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs)
        {
            var (a, b) = (inputs[0], inputs[1]);
            if (a.Rank < 2 || b.Rank < 2 || !a.Lengths[..^2].SequenceEqual(b.Lengths[..^2]) || a[Inner] != b[TransposeB ? -1 : -2])
            {
                var shown = $"MatMul: {a}{(TransposeA ? "ᵀ" : "")} · {b}{(TransposeB ? "ᵀ" : "")} is not";
                throw new ShapeException(a.Rank <= 2 && b.Rank <= 2
                    ? $"{shown} [m, k] · [k, n]. The inner lengths must be equal."
                    : $"{shown} [… , m, k] · [… , k, n]. The inner lengths must be equal, and so must the axes before the last two.");
            }

            return new([.. a.Lengths[..^2], a[TransposeA ? -1 : -2], b[TransposeB ? -2 : -1]]);
        }

        internal override bool WritesAll => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            output.Clear();
            var (m, n, k) = (shape[-2], shape[-1], inputs.Shape(0)[Inner]);
            for (var matrix = 0; matrix * m * n < output.Length; matrix++)
            {
                var a = inputs[0].Slice(matrix * m * k, m * k);
                var b = inputs[1].Slice(matrix * k * n, k * n);
                var c = output.Slice(matrix * m * n, m * n);
                for (var i = 0; i < m; i++)
                {
                    for (var p = 0; p < k; p++)
                    {
                        var left = TransposeA ? a[p * m + i] : a[i * k + p];
                        for (var j = 0; j < n; j++)
                        {
                            c[i * n + j] += left * (TransposeB ? b[j * k + p] : b[p * n + j]);
                        }
                    }
                }
            }
        }

        internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape)
        {
            var (a, b) = (inputs.Shape(0), inputs.Shape(1));
            var (m, n) = (shape[-2], shape[-1]);
            MatrixProduct.Run(
                TransposeA ? new(inputs.Floats(0), 1, a[-1]) : new(inputs.Floats(0), a[-1], 1),
                TransposeB ? new(inputs.Floats(1), 1, b[-1]) : new(inputs.Floats(1), b[-1], 1),
                output,
                output.IsEmpty ? 0 : output.Length / (m * n),
                m,
                a[Inner],
                n);
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
            /// <param name="b">B, or one matrix [k, n] for all rows of A, [… , m, k].</param>
            public Tensor MatMul(Tensor b)
            {
                ArgumentNullException.ThrowIfNull(b);
                return a.Shape.Rank > 2 && b.Shape.Rank == 2 && a.Shape[-1] == b.Shape[0]
                    ? Tensor.Apply(new MatMul(), a.Reshape(new(RowsOf(a.Shape), a.Shape[-1])), b).Reshape(new([.. a.Shape.Lengths[..^1], b.Shape[1]]))
                    : Tensor.Apply(new MatMul(), a, b);
            }
        }

        private static int RowsOf(Shape shape) => new Shape(shape.Lengths[..^1]).Count;
    }
}
