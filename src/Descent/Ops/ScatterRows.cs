using Descent.Kernels;
using Descent.Numerics;

namespace Descent.Ops;

/// <summary>Adds rows into a table of zeros by number, in their order: the gradient of <see cref="GatherRows"/>.</summary>
/// <param name="Table">The shape of the table, [V, d].</param>
public sealed record ScatterRows(Shape Table) : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) =>
        Table.Rank == 2 && inputs[0] == new Shape([.. inputs[1].Lengths, Table[1]])
            ? Table
            : throw new ShapeException($"ScatterRows: rows of shape {inputs[0]} at {inputs[1]} do not fit a table of shape {Table}. Pass one row of the table's width for each index.");

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var (rows, width) = (inputs.Indices(1), shape[1]);
        Check(rows, shape[0]);
        var x = inputs[0];
        for (var i = 0; i < rows.Values.Length; i++)
        {
            for (var j = 0; j < width; j++)
            {
                output[rows.Values[i] * width + j] += x[i * width + j];
            }
        }
    }

    internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape)
    {
        var rows = inputs.Indices(1);
        Check(rows, shape[0]);
        TableRows.Scatter(inputs.Floats(0), rows.Memory, output, shape[1]);
    }

    private static void Check(Indices rows, int count) => rows.Check(nameof(ScatterRows), count, nameof(rows), "Number the rows from 0 and give the table one for each.");

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        pullback.To(0, pullback.Incoming.GatherRows(pullback.Indices(1)));
    }
}
