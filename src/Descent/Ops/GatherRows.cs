using Descent.Kernels;
using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Rows of a table by number: [V, d] at [n] or [n, t] → [n, d] or [n, t, d]; gradient: added back into the rows.</summary>
    public sealed record GatherRows : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank == 2
            ? new([.. inputs[1].Lengths, inputs[0][1]])
            : throw new ShapeException($"GatherRows: the table has shape {inputs[0]}, not [V, d], for rows {inputs[1]}. Pass a matrix.");

        internal override bool WritesAll => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var (rows, width) = (inputs.Indices(1), inputs.Shape(0)[1]);
            Check(rows, inputs.Shape(0)[0]);
            for (var i = 0; i < rows.Values.Length; i++)
            {
                inputs[0].Slice(rows.Values[i] * width, width).CopyTo(output[(i * width)..]);
            }
        }

        internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape)
        {
            var rows = inputs.Indices(1);
            Check(rows, inputs.Shape(0)[0]);
            TableRows.Gather(inputs.Floats(0), rows.Memory, output);
        }

        internal static void Check(Indices rows, int count) => rows.Check(nameof(GatherRows), count, nameof(rows), "Number the rows from 0 and give the table one for each.");

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            pullback.To(0, Tensor.Apply(new ScatterRows(pullback[0].Shape), pullback.Incoming, pullback.Indices(1)));
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor table)
        {
            /// <inheritdoc cref="Ops.GatherRows"/>
            public Tensor GatherRows(Indices rows) => Tensor.Apply(new GatherRows(), table, rows);
        }
    }
}
