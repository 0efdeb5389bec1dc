using Descent.Numerics;
using Descent.Ops;
using Xunit;

namespace Descent.Tests.Laws;

public sealed class GradientLaws
{
    private static readonly Indices Classes = Indices.Of(2, 0, 2);
    private static readonly Tensor Target = Random(new(3, 4), 9);

    public static TheoryData<string> Names => [.. Functions.Keys];

    // Each function of a [3, 4] tensor; the sum of its square times a fixed weight is the objective. Functions of one and of two
    // numbers are found by reflection; every other operation must stand here (a law below sees to it).
    internal static Dictionary<string, Func<Tensor, Tensor>> Functions { get; } = Found(new()
    {
        ["BroadcastTo"] = x => x.SumRows().BroadcastTo(new(2, 3, 4)) * x,
        ["SumTo"] = x => (x * x).SumTo(new(3, 1)),
        ["SumTo, columns"] = x => (x * x).SumTo(new(4)),
        ["Reshape"] = x => (x * x).Reshape(new(2, 6)),
        ["Dropout"] = x => (x * x).Dropout(0.3, new RandomStream(2)),
        ["MatMul"] = x => x.MatMul(Target.Reshape(new(4, 3))).MatMul(x),
        ["MatMul, left transposed"] = x => Tensor.Apply(new MatMul(true), x, x),
        ["MatMul, right transposed"] = x => Tensor.Apply(new MatMul(false, true), x, x),
        ["MatMul, both transposed"] = x => Tensor.Apply(new MatMul(true, true), x, x.Reshape(new(4, 3))),
        ["MatMul of matrices"] = x => Matrices(x, false, false),
        ["MatMul of matrices, left transposed"] = x => Matrices(x, true, false),
        ["MatMul of matrices, right transposed"] = x => Matrices(x, false, true),
        ["MatMul of matrices, both transposed"] = x => Matrices(x, true, true),
        ["MatMul, one matrix for all"] = x => x.Reshape(new(2, 1, 3, 2)).MatMul(x.GatherRows(Indices.Of(1)).Reshape(new(2, 2))),
        ["GatherRows"] = x => x.GatherRows(Classes),
        ["ScatterRows"] = x => Tensor.Apply(new ScatterRows(new(5, 4)), x * x, Classes),
        ["Pick"] = x => x.Pick(Classes),
        ["Place"] = x => Tensor.Apply(new Place(5), (x * x).SumTo(new(3, 1)).Reshape(new(3)), Classes),
        ["LogSoftmax"] = x => x.LogSoftmax(),
        ["SoftmaxCrossEntropy"] = x => Tensor.Apply(new SoftmaxCrossEntropy(), x, Classes),
        ["SoftmaxCrossEntropySlope"] = x => Tensor.Apply(new SoftmaxCrossEntropySlope(), x, Classes, x.SumRows().Reshape(new(3))),
        ["ClassWeight"] = x => x.Reshape(new(12)) * Tensor.Apply(new ClassWeight(2), Linear.Own, Indices.Of(1, 4, 0, 2, 3, 1, 1, 0, 2, 2, 4, 3)),
        ["LinearCrossEntropy"] = x => LinearLoss(x),
        ["LinearCrossEntropy, few rows at once"] = x => LinearLoss(x, rows: 2),
        ["LinearCrossEntropySlope"] = x => LinearSlope(x, 0),
        ["LinearCrossEntropySlope, by the weight"] = x => LinearSlope(x, 1),
        ["LinearCrossEntropySlope, by the bias"] = x => LinearSlope(x, 2),
        ["RowMax"] = x => (x * x).RowMax(),
        ["Sparsemax"] = x => x.Sparsemax(),
        ["Transpose"] = x => (x * x).Reshape(new(2, 3, 2)).Transpose(),
    });

    // Two matrices [3, 2] by two [2, 3], behind an axis of one.
    private static Tensor Matrices(Tensor x, bool left, bool right) => Tensor.Apply(
        new MatMul(left, right), x.Reshape(left ? new(2, 1, 2, 3) : new(2, 1, 3, 2)), (x * x).Reshape(right ? new(2, 1, 3, 2) : new(2, 1, 2, 3)));

    // A layer of five classes whose inputs all depend on x; the third of four rows is ignored.
    private static readonly (Tensor Own, Tensor Shares, Indices Classes) Linear =
        (Tensor.From(new(5), [1, 0.5, 2, 1.5, 0.7], ElementType.Float64), Tensor.From(new(5), [0.1, 0, 0.2, 0.05, 0.3], ElementType.Float64), Indices.Of(4, 1, 2, 3));

    private static Operand[] LinearInputs(Tensor x) =>
        [x.Reshape(new(4, 3)), x.GatherRows(Indices.Of(0, 1, 2, 1, 0)).MatMul(Random(new(4, 3), 8)) * 0.5, x.MatMul(Random(new(4, 5), 9)).SumTo(new(5)), Linear.Classes, Linear.Own, Linear.Shares];

    private static Tensor LinearLoss(Tensor x, int rows = 0) => Tensor.Apply(new LinearCrossEntropy(2, rows), LinearInputs(x));

    private static Tensor LinearSlope(Tensor x, int by) => Tensor.Apply(new LinearCrossEntropySlope(by, new(2)), [.. LinearInputs(x), x.Reshape(new(4, 3)).SumRows().Reshape(new(4))]);

    // Operations without an entry: their gradient is held by that of another, or they have none.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["Ctc"] = "Loss Ctc",
        ["CtcOccupation"] = "the first gradient of Loss Ctc",
        ["CtcCurvature"] = "the second gradient of Loss Ctc",
        ["IsRowMax"] = "nothing flows back through a place",
        ["Same"] = "what Detach is in a recording: nothing flows back",
        ["MultiHot"] = "nothing flows back through labels",
    };

    [Fact]
    public void Every_operation_has_its_laws() => Assert.Empty(
        from type in typeof(Tensor).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Op)) && !type.IsAbstract && !type.IsGenericType && !Functions.ContainsKey(type.Name) && !Elsewhere.ContainsKey(type.Name)
        select $"{type.Name} has no function in GradientLaws. Add one that uses it.");

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_equals_finite_differences_along_a_random_direction(string name)
    {
        var (value, slope) = Along(name, 1);
        Assert.NotEqual(0, slope(0));
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

    private static Dictionary<string, Func<Tensor, Tensor>> Found(Dictionary<string, Func<Tensor, Tensor>> structural)
    {
        foreach (var type in Operations.Of<IUnary>().Where(type => !Operations.IsStep(type)))
        {
            // Samples lie within the function's domain and away from its kinks: finite differences must not straddle one.
            var (from, to) = Operations.Domain(type);
            structural[type.Name] = x => Tensor.Apply(Operations.Pointwise(type), x.Sigmoid() * (to - from) + from);
        }

        foreach (var type in Operations.Of<IBinary>())
        {
            structural[type.Name] = x => Tensor.Apply(Operations.Pairwise(type), x, x * x + 1);
            structural[$"{type.Name}, swapped"] = x => Tensor.Apply(Operations.Pairwise(type), x * x + 1, x * x * 0.5 + 2);
        }

        foreach (var loss in LossCases.All)
        {
            structural[$"Loss {loss.Name}"] = x => loss.Function.Of(loss.Prediction(x), loss.Target);
        }

        foreach (var (name, loss) in LossCalls.All)
        {
            structural[$"Loss {name}"] = loss;
        }

        foreach (var (name, layer) in LayerCases.All)
        {
            structural[$"Layer {name}"] = layer;
        }

        return structural;
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
