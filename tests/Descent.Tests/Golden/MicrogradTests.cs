using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Golden;

/// <summary>micrograd's two test expressions; the second is that of its README: g = 24.7041, ∂g/∂a = 138.8338, ∂g/∂b = 645.5773.</summary>
public sealed class MicrogradTests
{
    // z = 2x + 2 + x = −10, q = relu(z) + z x = 40, h = relu(z²) = 100, y = h + q + q x = −20; all are whole numbers, so equality is exact.
    [Fact]
    public void Its_sanity_check_is_exact()
    {
        var x = new Parameter("x", Tensor.Full(new Shape(), -4, ElementType.Float64));
        var z = 2 * x + 2 + x;
        var q = z.Relu() + z * x;
        var h = (z * z).Relu();
        var y = h + q + q * x;
        Assert.Equal(-20, y.ToScalar());
        Assert.Equal(46, Gradient.Of(y, x)[0].ToScalar());
    }

    [Fact]
    public void The_expression_of_its_readme_has_its_value_and_gradients()
    {
        var a = new Parameter("a", Tensor.Full(new Shape(), -4, ElementType.Float64));
        var b = new Parameter("b", Tensor.Full(new Shape(), 2, ElementType.Float64));
        var c = a + b;
        var d = a * b + b * b * b;
        c += c + 1;
        c += 1 + c + a * -1;
        d += d * 2 + (b + a).Relu();
        d += 3 * d + (b - a).Relu();
        var e = c - d;
        var f = e * e;
        var g = f / 2;
        g += 10.0 / f;
        var gradients = Gradient.Of(g, a, b);
        Assert.Equal(24.70408163265306, g.ToScalar(), 1e-13);
        Assert.Equal(138.83381924198252, gradients[0].ToScalar(), 1e-12);
        Assert.Equal(645.5772594752186, gradients[1].ToScalar(), 1e-12);
    }
}
