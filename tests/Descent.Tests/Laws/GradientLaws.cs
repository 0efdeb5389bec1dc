using Descent.Numerics;
using Descent.Ops;
using Xunit;

namespace Descent.Tests.Laws;

public sealed class GradientLaws
{
    private static readonly Indices Classes = Indices.Of(2, 0, 2);
    private static readonly Tensor Target = Random(new(3, 4), 9);

    public static TheoryData<string> Names => [.. Functions.Keys];

    // Each function of a [3, 4] tensor; the sum of its square times a fixed weight is the objective.
    private static Dictionary<string, Func<Tensor, Tensor>> Functions { get; } = new()
    {
        ["Add"] = x => x + x * x,
        ["Subtract"] = x => x * x - x,
        ["Multiply, broadcast"] = x => x * x.SumRows(),
        ["Divide"] = x => x / (x * x + 1),
        ["Exp"] = x => x.Exp(),
        ["Log"] = x => (x * x + 1).Log(),
        ["Sqrt"] = x => (x * x + 1).Sqrt(),
        ["Tanh"] = x => x.Tanh(),
        ["Relu"] = x => x.Relu(),
        ["Abs"] = x => x.Abs(),
        ["Square"] = x => x.Square(),
        ["Sigmoid"] = x => x.Sigmoid(),
        ["Softplus"] = x => x.Softplus(),
        ["Negate"] = x => -x * x,
        ["Line"] = x => (3 - 2 * x) * x,
        ["Silu"] = x => x.Silu(),
        ["Gelu"] = x => x.Gelu(),
        ["LeakyRelu"] = x => x.LeakyRelu(0.2),
        ["Elu"] = x => x.Elu(),
        ["Dropout"] = x => (x * x).Dropout(0.3, new RandomStream(2)),
        ["MeanOver"] = x => (x * x).MeanOver(Target.Square()),
        ["MatMul"] = x => x.MatMul(Target.Reshape(new(4, 3))).MatMul(x),
        ["MatMul, left transposed"] = x => Tensor.Apply(new MatMul(true), x, x),
        ["MatMul, right transposed"] = x => Tensor.Apply(new MatMul(false, true), x, x),
        ["MatMul, both transposed"] = x => Tensor.Apply(new MatMul(true, true), x, x.Reshape(new(4, 3))),
        ["GatherRows"] = x => x.GatherRows(Classes),
        ["Pick"] = x => x.Pick(Classes),
        ["LogSoftmax"] = x => x.LogSoftmax(),
        ["Loss.SquaredError"] = x => Loss.SquaredError(x, Target),
        ["Loss.AbsoluteError"] = x => Loss.AbsoluteError(x, Target),
        ["Loss.BinaryCrossEntropy"] = x => Loss.BinaryCrossEntropy(x, Target.Sigmoid()),
        ["Loss.Hinge"] = x => Loss.Hinge(x, Target),
        ["Loss.MultiMargin"] = x => Loss.MultiMargin(x, Classes),
        ["Loss.CrossEntropy, distribution"] = x => Loss.CrossEntropy(x, Target.LogSoftmax().Exp()),
        ["Loss.CrossEntropy"] = x => Loss.CrossEntropy(x, Classes),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_equals_finite_differences_along_a_random_direction(string name)
    {
        var (value, slope) = Along(name, 1);
        AssertClose(Difference(value), slope(0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Second_gradient_equals_finite_differences_of_the_first(string name)
    {
        var (_, slope) = Along(name, 1);
        var (_, second) = Along(name, 2);
        AssertClose(Difference(slope), second(0));
    }

    // The objective along a line t ↦ x + t v, and its derivative of the given order by Gradient.Of.
    private static (Func<double, double> Value, Func<double, double> Slope) Along(string name, int order)
    {
        var start = Random(new(3, 4), 3);
        var direction = Random(new(3, 4), 5);
        Tensor Objective(Tensor x)
        {
            var y = Functions[name](x);
            return (y * y * Random(y.Shape, 7) + y).Sum();
        }

        double Slope(double t)
        {
            var x = new Parameter("x", start + direction * t);
            var objective = Objective(x);
            for (var i = 0; i < order; i++)
            {
                objective = (Gradient.Of(objective, x)[0] * direction).Sum();
            }

            return objective.ToScalar();
        }

        return (t => Objective(start + direction * t).ToScalar(), Slope);
    }

    // Richardson's extrapolation of the central difference: error O(h⁴), about 1e-11 here.
    private static double Difference(Func<double, double> f)
    {
        const double H = 1e-3;
        double Central(double h) => (f(h) - f(-h)) / (2 * h);
        return (64 * Central(H / 4) - 20 * Central(H / 2) + Central(H)) / 45;
    }

    private static void AssertClose(double expected, double actual)
    {
        Assert.NotEqual(0, actual);
        Assert.True(Math.Abs(expected - actual) <= 1e-8 * Math.Max(1, Math.Abs(expected)), $"finite difference {expected:R}, gradient {actual:R}");
    }

    private static Tensor Random(Shape shape, ulong seed)
    {
        var random = new RandomStream(seed);
        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextNormal();
        }

        return Tensor.From(shape, values, ElementType.Float64);
    }
}
