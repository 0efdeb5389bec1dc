using Xunit;

namespace Descent.Tests.Recordings;

public sealed class NonFiniteTests
{
    [Fact]
    public void The_first_operation_with_a_non_finite_result_is_named()
    {
        var w = new Parameter("w", Tensor.Of(1, 0));
        Assert.Equal("Log [2]", NonFinite.Origin((w.Log().Exp() * 2).Sum()));
    }

    [Fact]
    public void A_parameter_that_was_not_finite_is_named() =>
        Assert.Equal("parameter w", NonFinite.Origin((new Parameter("w", Tensor.Of(double.NaN)) * 2).Sum()));

    [Fact]
    public void Data_that_were_not_finite_are_named() =>
        Assert.Equal("the data given to Multiply", NonFinite.Origin((new Parameter("w", Tensor.Of(1)) * Tensor.Of(double.PositiveInfinity)).Sum()));

    [Fact]
    public void Finite_numbers_have_no_origin() => Assert.Equal("nothing", NonFinite.Origin(new Parameter("w", Tensor.Of(1)).Exp().Sum()));
}
