using Descent.Numerics;
using Descent.Ops;
using Xunit;

namespace Descent.Tests.Laws;

/// <summary>Every operation refuses shapes that do not fit, naming itself and the shapes.</summary>
public sealed class ShapeLaws
{
    private static readonly Dictionary<string, (Op Op, Operand[] Inputs)> Wrong = new()
    {
        ["BroadcastTo"] = (new BroadcastTo(new(2, 3)), [Zeros(2, 2)]),
        ["SumTo"] = (new SumTo(new(3)), [Zeros(2, 2)]),
        ["Reshape"] = (new Reshape(new(5)), [Zeros(2, 2)]),
        ["Dropout"] = (new Ops.Dropout(0.5), [Zeros(2, 2), Indices.Of(1)]),
        ["MatMul"] = (new MatMul(), [Zeros(2, 3), Zeros(4, 5)]),
        ["GatherRows"] = (new GatherRows(), [Zeros(2), Indices.Of(1)]),
        ["ScatterRows"] = (new ScatterRows(new(3, 2)), [Zeros(2, 5), Indices.Of(1, 2)]),
        ["Pick"] = (new Pick(), [Zeros(2, 3), Indices.Of(1)]),
        ["Place"] = (new Place(3), [Zeros(2), Indices.Of(1)]),
        ["LogSoftmax"] = (new LogSoftmax(), [Zeros()]),
        ["SoftmaxCrossEntropy"] = (new SoftmaxCrossEntropy(), [Zeros(2, 3), Indices.Of(1)]),
        ["SoftmaxCrossEntropySlope"] = (new SoftmaxCrossEntropySlope(), [Zeros(2, 3), Indices.Of(1), Zeros(4)]),
        ["ClassWeight"] = (new ClassWeight(), [Zeros(2, 3), Indices.Of(1)]),
        ["LinearCrossEntropy"] = (new LinearCrossEntropy(), [Zeros(2, 3), Zeros(4, 5), Zeros(4), Indices.Of(1, 2), Zeros(4), Zeros(4)]),
        ["LinearCrossEntropySlope"] = (new LinearCrossEntropySlope(0, new()), [Zeros(2, 3), Zeros(4, 3), Zeros(4), Indices.Of(1, 2), Zeros(4), Zeros(4), Zeros(7)]),
        ["RowMax"] = (new RowMax(), [Zeros()]),
        ["Sparsemax"] = (new Ops.Sparsemax(), [Zeros()]),
        ["Transpose"] = (new Transpose(), [Zeros(3)]),
        ["MultiHot"] = (new MultiHot(), [Zeros(2, 3), Indices.Of(1)]),
        ["Ctc"] = (new Ctc(0), [Zeros(2, 3), Indices.Of(1), Indices.Of(1, 2), Indices.Of(1, 2, 0)]),
        ["CtcOccupation"] = (new CtcOccupation(0), [Zeros(2, 3), Indices.Of(1), Indices.Of(1, 2), Indices.Of(1, 2, 0)]),
        ["CtcCurvature"] = (new CtcCurvature(0), [Zeros(2, 1, 3), Indices.From(new(1, 1), [1]), Indices.Of(2), Indices.Of(1), Zeros(2)]),
        ["Add"] = (new Pairwise<Add>(), [Zeros(2), Zeros(3)]),
        ["Weigh"] = (new Pairwise<Weigh>(), [Zeros(2), Zeros(3)]),
        ["Divide"] = (new Pairwise<Divide>(), [Zeros(2), Zeros(3)]),
        ["Multiply"] = (new Pairwise<Multiply>(), [Zeros(2), Zeros(3)]),
        ["Subtract"] = (new Pairwise<Subtract>(), [Zeros(2), Zeros(3)]),
    };

    public static TheoryData<string> Names => [.. Wrong.Keys];

    internal static Dictionary<string, Op> Operations { get; } = Wrong.ToDictionary(entry => entry.Key, entry => entry.Value.Op);

    [Theory]
    [MemberData(nameof(Names))]
    public void Wrong_shapes_are_refused_by_name(string name)
    {
        var (op, inputs) = Wrong[name];
        var e = Assert.Throws<ShapeException>(() => Tensor.Apply(op, inputs));
        Assert.Matches("^(" + op.Name + "|Ctc): ", e.Message);
        Assert.All(e.Message.StartsWith("CtcCurvature", StringComparison.Ordinal) ? [inputs[0], inputs[4]] : inputs, input => Assert.Contains(input.Shape.ToString(), e.Message, StringComparison.Ordinal));
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operation_with_a_shape_rule_is_tried() => Assert.Empty(
        from type in typeof(Tensor).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Op)) && !type.IsAbstract && !type.IsGenericType && type.IsPublic && !Wrong.ContainsKey(type.Name)
        select $"{type.Name} has no wrong shapes in ShapeLaws. Add some.");

    [Fact]
    public void Element_types_never_mix()
    {
        var e = Assert.Throws<ArgumentException>(() => Zeros(2) + Tensor.Full(new(2), 0, ElementType.Float64));
        Assert.Equal("Add: inputs are Float32 and Float64. Convert one of them with As(ElementType).", e.Message);
    }

    private static Tensor Zeros(params int[] lengths) => Tensor.Full(new(lengths), 0);
}
