using Xunit;

namespace Descent.Tests.Losses;

public sealed class RegularizerTests
{
    private static readonly Parameter Weight = new("weight", Tensor.Of([[1, -2], [0, 3]]));
    private static readonly Parameter Bias = new("bias", Tensor.Of(10, -10));

    [Fact]
    public void Terms_count_the_weights_and_not_the_biases()
    {
        Assert.Equal(0.5 * 6, new L1(0.5).Of([Weight, Bias]).ToScalar());
        Assert.Equal(0.5 * 12, new L1(0.5).Of([Weight, Bias, Weight]).ToScalar());
        Assert.Equal(0.5 * 14, new L2(0.5).Of([Weight, Bias]).ToScalar());
        Assert.Equal(0.25 * 6 + 0.5 * 14, new ElasticNet(0.25, 0.5).Of([Weight, Bias]).ToScalar());
    }

    [Fact]
    public void Others_can_be_chosen() =>
        Assert.Equal(20, (new L1(1) { Chooses = parameter => parameter.Name == "bias" }).Of([Weight, Bias]).ToScalar());

    [Fact]
    public void Gradients_are_those_of_the_terms()
    {
        Assert.Equal([0.5, -0.5, 0, 0.5], Gradient.Of(new L1(0.5).Of([Weight]), [Weight])[0].ToArray());
        Assert.Equal([1, -2, 0, 3], Gradient.Of(new L2(0.5).Of([Weight]), [Weight])[0].ToArray());
    }

    [Fact]
    public void To_choose_none_is_refused() => Assert.StartsWith(
        "L2: of 1 parameters none is chosen. Set Chooses, or leave the regularizer out.",
        Assert.Throws<ArgumentException>(() => new L2(1).Of([Bias])).Message,
        StringComparison.Ordinal);
}
