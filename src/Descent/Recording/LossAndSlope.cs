using Descent.Kernels;
using Descent.Ops;

namespace Descent;

/// <summary>Cross-entropy of rows and its gradient in one pass, where the gradient by each loss is known before.</summary>
/// <remarks>
/// Rows of a table that nothing else reads are read where they stand; where their gradient is added back into a small table, that
/// is done pair of row and class by pair, or stretch by stretch, so that neither the rows nor their gradients are ever in memory.
/// </remarks>
internal sealed class LossAndSlope : Instruction
{
    private const int Stretch = 131_072; // floats; half of a second-level cache
    private readonly Node _loss;
    private readonly Node _slope;
    private readonly Node? _rows; // taken from a table, the logits
    private readonly Node? _sums; // of the slopes, in that table
    private readonly Source[] _sources; // the logits, or the table and the numbers of its rows; the classes; the gradients
    private Operand[] _inputs = [];
    private float[] _slopes = [];

    public LossAndSlope(Node loss, Node slope)
    {
        (_loss, _slope) = (loss, slope);
        _rows = RowsOf(loss, slope);
        _sums = SumsOf(_rows, slope);
        _sources = [.. _rows is null ? [slope.Inputs[0]] : _rows.Inputs, .. slope.Inputs.Skip(1)];
        Writes = [loss, _sums ?? slope];
        Spared = [.. new[] { _rows, _sums is null ? null : slope }.OfType<Node>()];
    }

    public override IReadOnlyList<Node> Writes { get; }

    public override IReadOnlyList<Node> Reads => [.. _sources.Select(source => source.Node).OfType<Node>()];

    /// <summary>What is done on the way, and needs no place.</summary>
    public IReadOnlyList<Node> Spared { get; }

    public override string Text =>
        $"{_loss.Op.Name} with its slope{(_rows is null ? "" : $" of {_rows.Op.Name} {_rows.Inputs[0].Shape}")} {_slope.Shape}{(_sums is null ? "" : $" · {_sums.Op.Name} → {_sums.Shape}")}";

    /// <summary>The slope that can be computed together with a loss, among those that wait.</summary>
    public static Node? SlopeOf(Node loss, List<Node> waiting) => loss is { Op: SoftmaxCrossEntropy, Type: ElementType.Float32 }
        ? waiting.Find(node => node.Op is SoftmaxCrossEntropySlope && node.Inputs[0] == loss.Inputs[0] && node.Inputs[1] == loss.Inputs[1])
        : null;

    private static Node? RowsOf(Node loss, Node slope) =>
        loss.Inputs[0].Node is { Op: GatherRows, IsResult: false } rows && rows.Readers.TrueForAll(reader => reader == loss || reader == slope) ? rows : null;

    private static Node? SumsOf(Node? rows, Node slope) =>
        rows is not null && slope is { IsResult: false, Readers: [{ Op: ScatterRows } sums] } && sums.Inputs[1] == rows.Inputs[1]
        && sums.Count <= Stretch / 16 && slope.Count > 2 * Stretch ? sums : null;

    public override void Bind(Func<Source, Operand> operands)
    {
        _inputs = [.. _sources.Select(operands)];
        var width = _slope.Shape[1];
        _slopes = _sums is null ? [] : new float[Math.Max(1, Stretch / width) * width];
    }

    public override void Run()
    {
        var logits = (Tensor)_inputs[0];
        var (classes, gradients) = ((Indices)_inputs[^2], (Tensor)_inputs[^1]);
        var width = logits.Shape[1];
        classes.Check("CrossEntropy", width);
        var numbers = ReadOnlyMemory<int>.Empty;
        if (_rows is not null)
        {
            var rows = (Indices)_inputs[1];
            GatherRows.Check(rows, logits.Shape[0]);
            numbers = rows.Memory;
        }

        if (_sums is null)
        {
            CrossEntropyRows.Run(logits.Floats, classes.Memory, _loss.Place.Floats, gradients.Floats, _slope.Place.Floats, width, numbers);
            return;
        }

        _sums.Place.Clear();
        if (CrossEntropyPairs.Takes(logits.Shape[0], width, gradients.Floats.Span))
        {
            CrossEntropyPairs.Run(logits.Floats, numbers, classes.Memory, _loss.Place.Floats, gradients.Floats.Span[0], _sums.Place.Floats, width);
            return;
        }

        var most = _slopes.Length / width;
        for (var start = 0; start < numbers.Length; start += most)
        {
            var count = Math.Min(most, numbers.Length - start);
            var slopes = _slopes.AsMemory(0, count * width);
            CrossEntropyRows.Run(
                logits.Floats, classes.Memory.Slice(start, count), _loss.Place.Floats.Slice(start, count), gradients.Floats.Slice(start, count), slopes, width, numbers.Slice(start, count));
            TableRows.Scatter(slopes, numbers.Slice(start, count), _sums.Place.Floats, width);
        }
    }
}
