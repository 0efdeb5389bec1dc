using Descent.Numerics;
using Descent.Ops;
using Xunit;

namespace Descent.Tests.Laws;

/// <summary>What operations refuse beside wrong shapes.</summary>
public sealed class OperationArgumentLaws
{
    public static TheoryData<string> Names => [.. ShapeLaws.Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_rule_without_a_pullback_is_refused(string name)
    {
        if (name is not ("CtcCurvature" or "MultiHot" or "ClassWeight")) // they pull nothing back
        {
            Assert.Equal("pullback", Assert.Throws<ArgumentNullException>(() => ShapeLaws.Operations[name].Pull(null!)).ParamName);
        }
    }

    [Fact]
    public void Rows_and_classes_out_of_range_are_named()
    {
        static string Refused(Func<object> action) => Assert.Throws<ArgumentOutOfRangeException>(action).Message;
        var table = Sample.Normal(new(3, 2), 1);
        Assert.StartsWith("GatherRows: index 1 is 3, outside 0 … 2. Number the rows from 0 and give the table one for each. (Parameter 'rows')", Refused(() => table.GatherRows(Indices.Of(0, 3))), StringComparison.Ordinal);
        Assert.StartsWith("ScatterRows: index 0 is -1, outside 0 … 2. Number the rows from 0 and give the table one for each. (Parameter 'rows')", Refused(() => Tensor.Apply(new ScatterRows(new(3, 2)), Sample.Normal(new(1, 2), 1), Indices.Of(-1))), StringComparison.Ordinal);
        Assert.StartsWith("Place: index 0 is 2, outside 0 … 1.", Refused(() => Tensor.Apply(new Place(2), Tensor.Of(1), Indices.Of(2))), StringComparison.Ordinal);
        Assert.StartsWith("Pick: index 0 is 2, outside 0 … 1.", Refused(() => Tensor.Of([[1, 2]]).Pick(Indices.Of(2))), StringComparison.Ordinal);
        Assert.StartsWith("ClassWeight: index 0 is 2, outside 0 … 1.", Refused(() => Tensor.Apply(new ClassWeight(), Tensor.Of(1, 2), Indices.Of(2))), StringComparison.Ordinal);
        Assert.StartsWith("LinearCrossEntropy: index 1 is 4, outside 0 … 2. Number the classes from 0 and give the model one output for each.", Refused(() => Loss.LinearCrossEntropy(table, table, Indices.Of(0, 4, 1))), StringComparison.Ordinal);
        Assert.StartsWith("MultiHot: a label of row 1 is 2, outside 0 … 1. Number the classes from 0, and end the labels of a row by −1.", Refused(() => Tensor.Apply(new MultiHot(), Tensor.Of([[0, 0], [0, 0]]), Indices.From(new(2, 1), [1, 2]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_of_products_and_pairs_are_shown_as_they_were_read()
    {
        static string Refused(Func<object> action) => Assert.Throws<ShapeException>(action).Message;
        var (a, b) = (Tensor.Full(new(2, 3), 1), Tensor.Full(new(4, 5), 1));
        Assert.Equal("MatMul: [2, 3] · [4, 5] is not [m, k] · [k, n]. The inner lengths must be equal.", Refused(() => Tensor.Apply(new MatMul(), a, b)));
        Assert.Equal("MatMul: [2, 3]ᵀ · [4, 5] is not [m, k] · [k, n]. The inner lengths must be equal.", Refused(() => Tensor.Apply(new MatMul(true), a, b)));
        Assert.Equal("MatMul: [2, 3] · [4, 5]ᵀ is not [m, k] · [k, n]. The inner lengths must be equal.", Refused(() => Tensor.Apply(new MatMul(false, true), a, b)));
        Assert.Equal("MatMul: [3] · [4, 5] is not [m, k] · [k, n]. The inner lengths must be equal.", Refused(() => Tensor.Of(1, 2, 3).MatMul(b)));
        Assert.Equal("MatMul: [2, 3] · [3] is not [m, k] · [k, n]. The inner lengths must be equal.", Refused(() => a.MatMul(Tensor.Of(1, 2, 3))));
        var matrices = a.Reshape(new(1, 2, 3));
        Assert.Equal("MatMul: [1, 2, 3] · [1, 2, 3] is not [… , m, k] · [… , k, n]. The inner lengths must be equal, and so must the axes before the last two.", Refused(() => matrices.MatMul(matrices)));
        Assert.Equal("MatMul: [1, 2, 3] · [2, 3, 1] is not [… , m, k] · [… , k, n]. The inner lengths must be equal, and so must the axes before the last two.", Refused(() => matrices.MatMul(a.Reshape(new(2, 3, 1)))));
        Assert.Equal("MatMul: [1, 2, 3] · [4, 5] is not [… , m, k] · [… , k, n]. The inner lengths must be equal, and so must the axes before the last two.", Refused(() => matrices.MatMul(b)));
        Assert.Equal("MatMul: [2, 3] · [1, 2, 3]ᵀ is not [… , m, k] · [… , k, n]. The inner lengths must be equal, and so must the axes before the last two.", Refused(() => Tensor.Apply(new MatMul(false, true), a, matrices)));
        Assert.Equal("Add: shapes [2, 3] and [4, 5] do not broadcast. Aligned from the right, each pair of lengths must be equal or contain a 1.", Refused(() => a + b));
        Assert.Equal("Mean: the shape [0] holds no element, and 0 / 0 is no mean. Leave empty batches out.", Refused(() => Tensor.Full(new(0), 1).Mean()));
        Assert.Equal("Pick: rows [2, 3] and classes [2, 1] are not [n, C] and [n]. Give each row one class.", Refused(() => a.Pick(Indices.From(new(2, 1), [0, 1]))));
        Assert.Equal("LogSoftmax: shape [2, 0] has no row to normalise. Pass logits of shape [n, C] with at least one class.", Refused(() => Tensor.Full(new(2, 0), 1).LogSoftmax()));
    }

    [Fact]
    public void Derivatives_beyond_the_third_are_refused()
    {
        var x = new Parameter("x", Tensor.Of(0.5).As(ElementType.Float64));
        var y = x.Tanh();
        for (var order = 1; order <= 3; order++)
        {
            y = Gradient.Of(y.Sum(), x)[0];
        }

        Assert.Equal("Tanh′′′′: derivatives beyond the third are not defined. Differentiate at most three times.", Assert.Throws<InvalidOperationException>(() => Gradient.Of(y.Sum(), x)).Message);
    }

    [Fact]
    public void A_number_divided_by_a_tensor_and_a_number_times_one()
    {
        var x = Tensor.Of(1, 2, 4);
        Assert.Equal([8, 4, 2], (8 / x).ToArray());
        Assert.Equal([8, 16, 32], (8 * x).ToArray());
    }
}
