using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Layers;

public sealed class InitializerTests
{
    private const int Inputs = 300;
    private const int Outputs = 200;

    public static TheoryData<string> Names => [.. Rules.Keys];

    // The deviation of each rule, by its source's formula, and the largest size it can draw.
    private static Dictionary<string, (Initializer Rule, double Deviation, double Bound)> Rules { get; } = new()
    {
        ["Uniform"] = (Initializer.Uniform(0.3), 0.3 / Math.Sqrt(3), 0.3),
        ["Normal"] = (Initializer.Normal(0.3), 0.3, double.MaxValue),
        ["TruncatedNormal"] = (Initializer.TruncatedNormal(0.3), 0.3, 2 * 0.3 / 0.8796),
        ["XavierUniform"] = (Initializer.XavierUniform(5.0 / 3), 5.0 / 3 * Math.Sqrt(2.0 / 500), 5.0 / 3 * Math.Sqrt(6.0 / 500)),
        ["XavierNormal"] = (Initializer.XavierNormal(), Math.Sqrt(2.0 / 500), double.MaxValue),
        ["KaimingUniform"] = (Initializer.KaimingUniform(), Math.Sqrt(2.0 / 300), Math.Sqrt(6.0 / 300)),
        ["KaimingNormal"] = (Initializer.KaimingNormal(), Math.Sqrt(2.0 / 300), double.MaxValue),
        ["LeCunUniform"] = (Initializer.LeCunUniform(), Math.Sqrt(1.0 / 300), Math.Sqrt(3.0 / 300)),
        ["LeCunNormal"] = (Initializer.LeCunNormal(2), 2 * Math.Sqrt(1.0 / 300), double.MaxValue),
        ["LeCunTruncated"] = (Initializer.LeCunTruncated(), Math.Sqrt(1.0 / 300), 2 / 0.8796 * Math.Sqrt(1.0 / 300)),
    };

    // Of 60,000 numbers the mean strays by deviation / 245, the deviation itself by a share of 1/346 at most: 4 of those are allowed.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_has_the_mean_deviation_and_bound_of_its_formula(string name)
    {
        var (rule, deviation, bound) = Rules[name];
        var values = rule.Draw(new(Outputs, Inputs), new(1)).ToArray();
        Assert.Equal(0, values.Average(), 4 * deviation / 245);
        Assert.Equal(1, Math.Sqrt(values.Average(x => x * x)) / deviation, 4.0 / 346);
        var largest = values.Max(Math.Abs);
        Assert.True(largest <= bound * 1.0001, $"{largest} beyond {bound}");
        Assert.True(bound == double.MaxValue || largest > 0.99 * bound, $"{largest} far below {bound}");
    }

    [Fact]
    public void Zeros_and_constants_are_what_they_say()
    {
        Assert.Equal([0, 0, 0], Initializer.Zeros.Draw(new(3), new(1)).ToArray());
        Assert.Equal([2.5, 2.5], Initializer.Constant(2.5).Draw(new(1, 2), new(1)).ToArray());
    }

    [Fact]
    public void Same_seed_same_bits_and_another_seed_others()
    {
        double[] Draw(ulong seed) => Initializer.KaimingNormal().Draw(new(4, 5), new(seed)).ToArray();
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    [Fact]
    public void A_rule_that_follows_the_widths_refuses_a_shape_without()
    {
        var e = Assert.Throws<ShapeException>(() => Initializer.LeCunNormal().Draw(new(3), new(1)));
        Assert.Equal("Initializer: the shape [3] has no fan-in, as [outputs, inputs] has. Start it by Normal, Uniform or Constant.", e.Message);
    }

    // Where a gain is documented as 1 / √E[f(z)²], by Simpson's rule over the normal density.
    [Theory]
    [InlineData(nameof(Relu), 1e-9)]
    [InlineData(nameof(LeakyRelu), 1e-9)]
    [InlineData(nameof(Elu), 5e-4)]
    public void The_gain_of_a_rectifier_keeps_the_mean_square(string name, double tolerance)
    {
        Activation layer = name switch
        {
            nameof(Relu) => new Relu(),
            nameof(LeakyRelu) => new LeakyRelu(0.2),
            _ => new Elu(),
        };
        const int Steps = 4000;
        var z = Enumerable.Range(0, Steps + 1).Select(i => -10 + 20.0 * i / Steps).ToArray();
        var y = layer.Forward(Tensor.From(new(z.Length), z, ElementType.Float64)).ToArray();
        var sum = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            var weight = i is 0 or Steps ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * y[i] * y[i] * Math.Exp(-z[i] * z[i] / 2);
        }

        var meanSquare = sum * 20 / Steps / 3 / Math.Sqrt(2 * Math.PI);
        Assert.Equal(1 / Math.Sqrt(meanSquare), layer.Gain, tolerance);
    }
}
