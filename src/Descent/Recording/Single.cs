namespace Descent;

/// <summary>An operation by itself.</summary>
internal sealed class Single(Node node) : Instruction
{
    private Operand[] _inputs = [];

    /// <summary>The operation.</summary>
    public Node Node => node;

    public override IReadOnlyList<Node> Writes { get; } = [node];

    public override IReadOnlyList<Node> Reads { get; } = [.. node.Inputs.Select(input => input.Node).OfType<Node>()];

    public override string Text => $"{node.Op.Name} {string.Join(" ", node.Inputs.Select(input => input.Shape))} → {node.Shape}";

    public override void Bind(Func<Source, Operand> operands) => _inputs = [.. node.Inputs.Select(operands)];

    public override void Run()
    {
        if (!node.Op.WritesAll)
        {
            node.Place.Clear();
        }

        node.Place.Compute(node.Op, _inputs);
    }
}
