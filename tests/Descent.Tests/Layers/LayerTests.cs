using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Layers;

public sealed class LayerTests
{
    [Fact]
    public void A_linear_layer_is_x_times_the_transposed_weight_plus_the_bias()
    {
        var linear = new Linear(2, 3, new(1));
        linear.Parameters[0].Set([1, 2, 3, 4, 5, 6]);
        linear.Parameters[1].Set([10, 20, 30]);
        var y = linear.Forward(Tensor.Of([[1, -1], [0, 2]]));
        Assert.Equal([9, 19, 29, 14, 28, 42], y.ToArray()); // 1·1 − 1·2 + 10, 3 − 4 + 20, 5 − 6 + 30; 2·2 + 10, …
        Assert.Equal(new Shape(2, 3), y.Shape);
        Assert.Single(new Linear(2, 3, new(1), bias: false).Parameters);
    }

    [Fact]
    public void Parameters_are_named_by_their_path_as_PyTorch_names_them()
    {
        Assert.Equal(["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias"], new Mlp(2, [3, 1]).Parameters.Select(parameter => parameter.Name));
        RandomStream random = new(1);
        Sequential nested = [new Embedding(5, 2, random), new Flatten(), Sequential.Of([new Linear(4, 3, random), new Tanh()]), new Linear(3, 2, random, bias: false)];
        Assert.Equal(["0.weight", "2.0.weight", "2.0.bias", "3.weight"], nested.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void A_layer_used_twice_shares_its_weights_and_is_counted_once()
    {
        var shared = new Linear(3, 3, new(1));
        Sequential model = [shared, new Tanh(), shared];
        Assert.Equal(["0.weight", "0.bias"], model.Parameters.Select(parameter => parameter.Name));
        var x = Tensor.Of([[1, 2, 3]]);
        Assert.Equal(shared.Forward(shared.Forward(x).Tanh()).ToArray(), model.Forward(x).ToArray());
    }

    [Fact]
    public void The_default_start_has_the_gain_of_the_activation_that_follows_and_a_hundredth_at_the_head()
    {
        RandomStream random = new(1);
        Sequential model = [new Linear(200, 200, random), new Relu(), new Dropout(0.1), new Linear(200, 200, random), Sequential.Of([new Tanh(), new Linear(200, 200, random)])];
        double Gain(int parameter) => Math.Sqrt(model.Parameters[parameter].Square().Mean().ToScalar() * 200);
        Assert.Equal(Math.Sqrt(2), Gain(0), 0.02);
        Assert.Equal(0.01, Gain(4), 0.0002);
        Assert.All(new[] { 1, 3, 5 }, bias => Assert.All(model.Parameters[bias].ToArray(), value => Assert.Equal(0, value)));
    }

    [Fact]
    public void A_start_that_was_chosen_is_left_alone()
    {
        Sequential model = [new Linear(2, 2, new(1), Initializer.Constant(0.5)), new Relu(), new Linear(2, 1, new(1), Initializer.Constant(3))];
        Assert.Equal([0.5, 0.5, 0.5, 0.5], model.Parameters[0].ToArray());
        Assert.Equal([3, 3], model.Parameters[2].ToArray());
    }

    [Fact]
    public void Flatten_joins_all_axes_but_the_first_also_of_no_examples()
    {
        Assert.Equal(new Shape(2, 12), new Flatten().Forward(Sample.Normal(new(2, 3, 4), 1)).Shape);
        Assert.Equal(new Shape(0, 12), new Flatten().Forward(Sample.Normal(new(0, 3, 4), 1)).Shape);
        Assert.Equal(new Shape(5, 1), new Flatten().Forward(Sample.Normal(new(5), 1)).Shape);
    }

    // Of 100,000 numbers the share dropped strays by √(0.3 · 0.7 / 100,000) = 0.00145: 4 of those are allowed.
    [Fact]
    public void Dropout_drops_its_share_scales_the_rest_and_leaves_predictions_alone()
    {
        var x = Tensor.Full(new(1000, 100), 1);
        var y = new Dropout(0.3).Forward(x, new(1)).ToArray();
        Assert.Equal(0.3, y.Count(value => value == 0) / 1e5, 4 * 0.00145);
        Assert.All(y, value => Assert.True(value is 0 || value == (float)(1 / 0.7)));
        Assert.Same(x, new Dropout(0.3).Forward(x));
    }

    [Fact]
    public void Dropout_follows_its_stream()
    {
        var x = Tensor.Full(new(10, 10), 1);
        var random = new RandomStream(4);
        var dropout = new Dropout(0.5);
        var first = dropout.Forward(x, random).ToArray();
        var second = dropout.Forward(x, random).ToArray();
        Assert.NotEqual(first, second);
        Assert.Equal(first, dropout.Forward(x, new(4)).ToArray());
        Assert.Equal(second, dropout.Forward(x, new(4) { Position = 1 }).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Dropout_refuses_a_rate_outside_its_range(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(rate));

    [Fact]
    public void Errors_name_the_layer_by_its_path_and_both_shapes()
    {
        var model = new Mlp(3, [4, 1]);
        Assert.Equal(
            "Linear layers.0: the input has shape [2, 5], not [n, 3]. Give it 3 numbers an example, flattened if need be.",
            Assert.Throws<ShapeException>(() => model.Forward(Sample.Normal(new(2, 5), 1))).Message);
        Assert.Equal(
            "Linear layers.0: it was given symbols of shape [2, 3], and takes numbers. Put an Embedding before it. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => model.Forward(Sample.Whole(new(2, 3), 4, 1))).Message);
        Assert.Equal(
            "Embedding: it was given numbers of shape [2], and takes symbols. Pass Indices. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => new Embedding(4, 2, new(1)).Forward(Tensor.Of(1, 2))).Message);
        Assert.Equal(
            "GatherRows: index 1 is 4, outside 0 … 3. Number the rows from 0 and give the table one for each. (Parameter 'rows')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Embedding(4, 2, new(1)).Forward(Indices.Of(3, 4))).Message);
        Assert.Equal(
            "Sequential: there is no layer to turn symbols into numbers. Add one.",
            Assert.Throws<InvalidOperationException>(() => Sequential.Of([]).Forward(Indices.Of(1))).Message);
    }

    [Fact]
    public void A_start_at_the_prior_that_does_not_fit_is_refused()
    {
        var model = new Mlp(3, [4, 2]);
        Assert.Equal(
            "Linear layers.2: the prior of output 1 is not finite. Count each class once more, so that no share is 0. (Parameter 'logits')",
            Assert.Throws<ArgumentOutOfRangeException>(() => model.StartAt([0, Math.Log(0)])).Message);
        Assert.Equal(
            "Parameter layers.2.bias: 3 values do not fill its shape [2]. Pass 2 values.",
            Assert.Throws<ShapeException>(() => model.StartAt([0, 1, 2])).Message);
        Assert.Equal(
            "Linear: it has no bias to start at the prior. Create it with bias: true.",
            Assert.Throws<InvalidOperationException>(() => new Linear(1, 1, new(1), bias: false).StartAt([0])).Message);
    }

    [Fact]
    public void Assign_copies_values_and_refuses_another_shape_or_element_type()
    {
        var parameter = new Parameter("w", Tensor.Of(1, 2));
        var source = new Parameter("v", Tensor.Of(3, 4));
        parameter.Assign(source);
        source.Set([5, 6]);
        Assert.Equal([3, 4], parameter.ToArray());
        Assert.Equal(
            "Parameter w: values of shape [3] do not fit its shape [2]. Reshape them first.",
            Assert.Throws<ShapeException>(() => parameter.Assign(Tensor.Of(1, 2, 3))).Message);
        Assert.Equal(
            "Parameter w: the values are Float64, it is Float32. Convert them with As(Float32). (Parameter 'value')",
            Assert.Throws<ArgumentException>(() => parameter.Assign(parameter.As(ElementType.Float64))).Message);
    }
}
