using Descent.Numerics;
using Descent.Ops;

namespace Descent;

/// <summary>What an operation of a plan reads: another node's result, or what is given from outside, in a shape of as many numbers.</summary>
/// <param name="Node">The node, or null.</param>
/// <param name="Outside">What is given, where there is no node.</param>
/// <param name="Shape">The shape in which it is read.</param>
internal readonly record struct Source(Node? Node, Operand? Outside, Shape Shape);

/// <summary>An operation of a plan.</summary>
internal sealed class Node(Op op, Source[] inputs, Shape shape, ElementType type)
{
    public Op Op => op;

    public IReadOnlyList<Source> Inputs => inputs;

    public Shape Shape => shape;

    public int Count { get; } = shape.Count;

    public ElementType Type => type;

    /// <summary>Where the result is.</summary>
    public Tensor Place { get; } = Tensor.Unbound(shape, type);

    /// <summary>Which nodes read it.</summary>
    public List<Node> Readers { get; } = [];

    /// <summary>Whether it is a result of the whole plan.</summary>
    public bool IsResult { get; set; }

    /// <summary>Whether it can run block by block, together with others of as many elements.</summary>
    public bool IsElementwise => op is IElementwise && type == ElementType.Float32 && Count > 0;

    /// <summary>Whether it only repeats a number or a row for elementwise readers, which then repeat it themselves.</summary>
    public bool IsRepeat => op is BroadcastTo && type == ElementType.Float32 && !IsResult && Count > 0 && RepeatsWhole(inputs[0].Shape)
        && Readers.TrueForAll(reader => reader.IsElementwise && reader.Count == Count);

    private bool RepeatsWhole(Shape from) => from.Count == 1 || from.Lengths.SequenceEqual(shape.Lengths[^from.Rank..]);
}
