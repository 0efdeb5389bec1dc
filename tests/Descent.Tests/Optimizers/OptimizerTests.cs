using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Optimizers;

/// <summary>Each rule against its formula written out for one number, and what all optimizers share.</summary>
public sealed class OptimizerTests
{
    private const double Rate = 0.1;
    private const double Decay = 0.3;
    private static readonly double[] Slopes = [0.7, -1.3, 0.4, 2.1, -0.2];

    /// <summary>All optimizers of the library; one that is missing here fails the test below.</summary>
    private static Dictionary<string, Func<IReadOnlyList<Parameter>, Optimizer>> Makers { get; } = new()
    {
        ["Sgd"] = parameters => new Sgd(parameters, _ => true) { Momentum = 0.9, Nesterov = true },
        ["Adam"] = parameters => new Adam(parameters, _ => true),
        ["AdamW"] = parameters => new AdamW(parameters, _ => true),
        ["RmsProp"] = parameters => new RmsProp(parameters, _ => true) { Momentum = 0.9 },
    };

    public static TheoryData<string> Names => [.. typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer))).Select(type => type.Name)];

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.9, false)]
    [InlineData(0.9, true)]
    public void Sgd_steps_as_its_formula(double momentum, bool nesterov)
    {
        var (w, v) = (2.0, 0.0);
        AssertSteps(parameters => new Sgd(parameters, _ => true) { Momentum = momentum, Nesterov = nesterov }, (slope, t) =>
        {
            var g = slope + Decay * w;
            v = t == 1 ? g : momentum * v + g; // PyTorch starts the velocity at the first gradient
            return w -= Rate * (nesterov ? g + momentum * v : v);
        });
    }

    [Fact]
    public void Adam_steps_as_its_formula_with_the_decay_in_the_gradient()
    {
        var (w, m, v) = (2.0, 0.0, 0.0);
        AssertSteps(parameters => new Adam(parameters, _ => true), (slope, t) =>
        {
            var g = slope + Decay * w;
            (m, v) = (0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g);
            var (mean, square) = (m / (1 - Math.Pow(0.9, t)), v / (1 - Math.Pow(0.999, t)));
            return w -= Rate * mean / (Math.Sqrt(square) + 1e-8);
        });
    }

    [Fact]
    public void AdamW_steps_as_its_formula_with_the_decay_apart()
    {
        var (w, m, v) = (2.0, 0.0, 0.0);
        AssertSteps(parameters => new AdamW(parameters, _ => true), (slope, t) =>
        {
            (m, v) = (0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope * slope);
            var (mean, square) = (m / (1 - Math.Pow(0.9, t)), v / (1 - Math.Pow(0.999, t)));
            return w = w - Rate * Decay * w - Rate * mean / (Math.Sqrt(square) + 1e-8);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void RmsProp_steps_as_its_formula(double momentum)
    {
        var (w, v, b) = (2.0, 0.0, 0.0);
        AssertSteps(parameters => new RmsProp(parameters, _ => true) { Momentum = momentum }, (slope, _) =>
        {
            var g = slope + Decay * w;
            v = 0.99 * v + 0.01 * g * g;
            b = momentum * b + g / (Math.Sqrt(v) + 1e-8);
            return w -= Rate * b;
        });
    }

    // With a slope a hundred times the weight, coupled decay drowns in the moments; decoupled decay takes its share η λ of the weight.
    [Fact]
    public void Decoupled_decay_shrinks_a_weight_with_large_slopes_and_coupled_decay_hardly_does()
    {
        double Moved(Func<IReadOnlyList<Parameter>, Optimizer> make, double decay)
        {
            var w = Scalar(2);
            var optimizer = make([w]);
            (optimizer.LearningRate, optimizer.WeightDecay) = (0.01, decay);
            optimizer.Step(w * 200);
            return w.ToScalar();
        }

        double Effect(Func<IReadOnlyList<Parameter>, Optimizer> make) => Moved(make, 0) - Moved(make, 0.5);
        Assert.Equal(2 * 0.01 * 0.5, Effect(Makers["AdamW"]), 1e-12);
        Assert.Equal(0, Effect(Makers["Adam"]), 1e-12);
        Assert.Equal(2 * 0.01 * 0.5, Effect(parameters => new Sgd(parameters, _ => true)), 1e-12);
    }

    [Fact]
    public void Weights_decay_and_biases_do_not_unless_chosen()
    {
        var model = new Linear(2, 2, new(1), Initializer.Constant(1));
        model.Parameters[1].Set([1, 1]);
        var still = model.Parameters.Select(parameter => Tensor.Full(parameter.Shape, 0)).ToArray();
        new Sgd(model.Parameters) { LearningRate = 0.5, WeightDecay = 0.5 }.Step(still);
        Assert.All(model.Parameters[0].ToArray(), weight => Assert.Equal(0.75, weight));
        Assert.All(model.Parameters[1].ToArray(), bias => Assert.Equal(1, bias));
        new Sgd(model.Parameters, parameter => parameter.Name == "bias") { LearningRate = 0.5, WeightDecay = 0.5 }.Step(still);
        Assert.All(model.Parameters.SelectMany(parameter => parameter.ToArray()), value => Assert.Equal(0.75, value));
    }

    // 37 numbers in lanes and a remainder, against 37 parameters of one number each.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_bits_do_not_depend_on_where_a_number_stands(string name)
    {
        var start = Sample.Normal(new(37), 1).ToArray();
        var row = new Parameter("row", Tensor.Of(start));
        Parameter[] singles = [.. start.Select((x, i) => new Parameter($"{i}", Tensor.Of(x)))];
        var (one, many) = (Makers[name]([row]), Makers[name](singles));
        (one.WeightDecay, many.WeightDecay) = (0.1, 0.1);
        for (var step = 0ul; step < 5; step++)
        {
            var gradient = Sample.Normal(new(37), 2 + step);
            one.Step([gradient]);
            many.Step([.. gradient.ToArray().Select(g => Tensor.Of(g))]);
        }

        Assert.Equal(row.ToArray(), singles.Select(single => single.ToScalar()));
        Assert.Equal(5, one.StepNumber);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void State_that_is_read_and_put_back_continues_with_the_same_bits(string name)
    {
        static void Steps(Mlp model, Optimizer optimizer, int count)
        {
            for (var i = 0; i < count; i++)
            {
                optimizer.Step(Loss.SquaredError(model.Forward(Sample.Normal(new(8, 3), 5)), Sample.Normal(new(8, 1), 6)).Mean());
            }
        }

        Mlp whole = new(3, [4, 1]), cut = new(3, [4, 1]), resumed = new(3, [4, 1], seed: 9);
        Steps(whole, Makers[name](whole.Parameters), 7);
        var first = Makers[name](cut.Parameters);
        Steps(cut, first, 4);
        var second = Makers[name](resumed.Parameters);
        foreach (var (from, to) in cut.Parameters.Concat(first.State).Zip(resumed.Parameters.Concat(second.State)))
        {
            Assert.Equal(from.Name, to.Name);
            to.Assign(Tensor.From(from.Shape, from.ToArray()));
        }

        second.StepNumber = first.StepNumber;
        Steps(resumed, second, 3);
        Assert.Equal(whole.Parameters.Select(parameter => parameter.ToArray()), resumed.Parameters.Select(parameter => parameter.ToArray()));
        Assert.EndsWith(".layers.0.weight", second.State[0].Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_gradient_is_shortened_to_the_clip_norm_over_all_parameters_and_a_short_one_left_alone()
    {
        Parameter[] parameters = [Scalar(0), Scalar(0)];
        var sgd = new Sgd(parameters) { LearningRate = 1, ClipNorm = 2.5 };
        Assert.Equal(0, sgd.GradientNorm);
        sgd.Step(parameters[0] * 3 + parameters[1] * -4); // norm 5, halved
        Assert.Equal([-1.5, 2], parameters.Select(parameter => parameter.ToScalar()));
        Assert.Equal(5, sgd.GradientNorm);
        sgd.Step(parameters[0] * 0.3 + parameters[1] * 0.4);
        Assert.Equal([-1.8, 1.6], parameters.Select(parameter => parameter.ToScalar()), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(0.5, sgd.GradientNorm, 1e-15);
    }

    [Fact]
    public void Clipping_by_value_cuts_each_number_after_the_norm()
    {
        Parameter[] parameters = [Scalar(0), Scalar(0)];
        new Sgd(parameters) { LearningRate = 1, ClipNorm = 2.5, ClipValue = 1.75 }.Step(parameters[0] * 3 + parameters[1] * -4);
        Assert.Equal([-1.5, 1.75], parameters.Select(parameter => parameter.ToScalar()));
    }

    [Fact]
    public void The_norm_of_many_small_floats_is_summed_in_double() =>
        Assert.Equal(1e-3 * Math.Sqrt(4e6), Optimizer.Norm([Tensor.Full(new(2_000_000), 1e-3), Tensor.Full(new(2_000_000), 1e-3)]), 1e-7);

    [Fact]
    public void Gradients_that_do_not_fit_are_refused_before_anything_changes()
    {
        Parameter[] parameters = [new("a", Tensor.Of(1, 2)), new("b", Tensor.Of(3))];
        var sgd = new Sgd(parameters);
        Assert.Equal(
            "Sgd.Step: there are 1 gradients for 2 parameters. Pass one for each, in their order.",
            Assert.Throws<ShapeException>(() => sgd.Step([Tensor.Of(1, 2)])).Message);
        Assert.Equal(
            "Sgd.Step: gradient 1 has shape [2], parameter b has [1]. Pass the gradients in the order of the parameters.",
            Assert.Throws<ShapeException>(() => sgd.Step([Tensor.Of(1, 2), Tensor.Of(1, 2)])).Message);
        Assert.Equal(
            "Sgd.Step: gradient 0 is Float64, parameter a is Float32. Convert one of them with As(ElementType). (Parameter 'gradients')",
            Assert.Throws<ArgumentException>(() => sgd.Step([Tensor.Of(1, 2).As(ElementType.Float64), Tensor.Of(1)])).Message);
        parameters[0].To(ElementType.Float64);
        Assert.Equal(
            "Sgd.Step: parameter a is Float64, what is remembered of it Float32. Convert the model before you make its optimizer.",
            Assert.Throws<InvalidOperationException>(() => sgd.Step([Tensor.Of(1, 2).As(ElementType.Float64), Tensor.Of(1)])).Message);
        Assert.Equal([1, 2, 3], parameters.SelectMany(parameter => parameter.ToArray()));
        Assert.Equal(0, sgd.StepNumber);
    }

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        var sgd = new Sgd([]);
        Assert.Equal("LearningRate: it is -1. Set it to 0 or more. (Parameter 'LearningRate')", Assert.Throws<ArgumentOutOfRangeException>(() => sgd.LearningRate = -1).Message);
        Assert.Equal("WeightDecay: it is NaN. Set it to 0 or more. (Parameter 'WeightDecay')", Assert.Throws<ArgumentOutOfRangeException>(() => sgd.WeightDecay = double.NaN).Message);
        Assert.Equal("ClipNorm: it is 0. Set it above 0, or to null for no limit. (Parameter 'ClipNorm')", Assert.Throws<ArgumentOutOfRangeException>(() => sgd.ClipNorm = 0).Message);
        Assert.Equal("ClipValue: it is NaN. Set it above 0, or to null for no limit. (Parameter 'ClipValue')", Assert.Throws<ArgumentOutOfRangeException>(() => sgd.ClipValue = double.NaN).Message);
    }

    // Both forms round a few times a step, to 1e-16 of numbers near 2: five steps stay within 1e-14.
    private static void AssertSteps(Func<IReadOnlyList<Parameter>, Optimizer> make, Func<double, int, double> formula)
    {
        var w = Scalar(2);
        var optimizer = make([w]);
        (optimizer.LearningRate, optimizer.WeightDecay) = (Rate, Decay);
        for (var t = 1; t <= Slopes.Length; t++)
        {
            optimizer.Step(w * Slopes[t - 1]);
            Assert.Equal(formula(Slopes[t - 1], t), w.ToScalar(), 1e-14);
        }
    }

    private static Parameter Scalar(double value) => new("w", Tensor.Full(new(), value, ElementType.Float64));
}
