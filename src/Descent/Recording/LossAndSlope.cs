using Descent.Kernels;
using Descent.Ops;

namespace Descent;

/// <summary>Cross-entropy of rows and its gradient in one pass, where the gradient by each loss is known before.</summary>
internal sealed class LossAndSlope(Node loss, Node slope) : Instruction
{
    private Operand[] _inputs = [];

    public override IReadOnlyList<Node> Writes { get; } = [loss, slope];

    public override IReadOnlyList<Node> Reads { get; } = [.. slope.Inputs.Select(input => input.Node).OfType<Node>()];

    public override string Text => $"{loss.Op.Name} with its slope {slope.Shape}";

    /// <summary>The slope that can be computed together with a loss, among those that wait.</summary>
    public static Node? SlopeOf(Node loss, List<Node> waiting) => loss is { Op: SoftmaxCrossEntropy, Type: ElementType.Float32 }
        ? waiting.Find(node => node.Op is SoftmaxCrossEntropySlope && node.Inputs[0] == loss.Inputs[0] && node.Inputs[1] == loss.Inputs[1])
        : null;

    public override void Bind(Func<Source, Operand> operands) => _inputs = [.. slope.Inputs.Select(operands)];

    public override void Run()
    {
        var (logits, classes) = ((Tensor)_inputs[0], (Indices)_inputs[1]);
        classes.Check("CrossEntropy", logits.Shape[1]);
        CrossEntropyRows.Run(logits.Floats, classes.Memory, loss.Place.Floats, ((Tensor)_inputs[2]).Floats, slope.Place.Floats, logits.Shape[1]);
    }
}
