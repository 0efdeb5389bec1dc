using Descent.Kernels;
using Descent.Ops;

namespace Descent;

/// <summary>The cross-entropy of a linear layer with its gradients, or some of them, in one pass over the rows.</summary>
internal sealed class LinearPass : Instruction
{
    private readonly Node[] _nodes;
    private readonly Source[] _sources; // those of the loss, and the gradient by each loss where there is one
    private Operand[] _inputs = [];
    private LinearCrossEntropyRows? _rows;

    private LinearPass(Node[] nodes)
    {
        _nodes = nodes;
        _sources = [.. nodes.MaxBy(node => node.Inputs.Count)!.Inputs];
    }

    public override IReadOnlyList<Node> Writes => _nodes;

    public override IReadOnlyList<Node> Reads => [.. _sources.Select(source => source.Node).OfType<Node>()];

    public override string Text => $"{string.Join(" · ", _nodes.Select(node => $"{node.Op.Name} → {node.Shape}"))} of {_sources[0].Shape} {_sources[1].Shape}";

    /// <summary>A pass of the nodes, or null where they are something else.</summary>
    public static LinearPass? Of(params IReadOnlyList<Node> nodes) => nodes.All(IsPart) ? new([.. nodes]) : null;

    /// <summary>The gradients that can be computed together with a loss or one of them, among those that wait.</summary>
    public static IReadOnlyList<Node> SlopesOf(Node node, List<Node> waiting)
    {
        if (!IsPart(node))
        {
            return [];
        }

        var slopes = waiting.Where(other => other != node && IsPart(other) && other.Op is LinearCrossEntropySlope && LossOf(other).Equals(LossOf(node)) && other.Inputs.Take(6).SequenceEqual(node.Inputs.Take(6))).ToList();
        return [.. slopes.Where(slope => slope.Inputs[6] == (node.Inputs.Count > 6 ? node : slopes[0]).Inputs[6])];
    }

    private static bool IsPart(Node node) => node is { Op: LinearCrossEntropy or LinearCrossEntropySlope, Type: ElementType.Float32 };

    private static LinearCrossEntropy LossOf(Node node) => node.Op as LinearCrossEntropy ?? ((LinearCrossEntropySlope)node.Op).Of;

    public override void Bind(Func<Source, Operand> operands)
    {
        _inputs = [.. _sources.Select(operands)];
        var loss = LossOf(_nodes[0]);
        _rows = new((_inputs[0].Shape[0], _inputs[0].Shape[1], _inputs[1].Shape[0]), loss.Ignored, loss.RowsAtOnce);
    }

    public override void Run()
    {
        var classes = (Indices)_inputs[3];
        classes.Check(nameof(LinearCrossEntropy), _inputs[1].Shape[0], ignored: LossOf(_nodes[0]).Ignored);
        Memory<float> Floats(int i) => ((Tensor)_inputs[i]).Floats;
        _rows!.Run(
            new(Floats(0), Floats(1), Floats(2), classes.Memory, Floats(4), Floats(5)), PlaceOf(null), _inputs.Length > 6 ? Floats(6) : default, PlaceOf(0), PlaceOf(1), PlaceOf(2));
    }

    private Memory<float> PlaceOf(int? by)
    {
        foreach (var node in _nodes)
        {
            if ((node.Op as LinearCrossEntropySlope)?.By == by)
            {
                return node.Place.Floats;
            }
        }

        return default;
    }
}
