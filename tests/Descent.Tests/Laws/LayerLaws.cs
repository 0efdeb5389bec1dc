using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Laws;

/// <summary>Laws of every layer in the library, found by reflection: a new layer is under them as soon as it exists.</summary>
public sealed class LayerLaws
{
    private const int Examples = 3;
    private const int Width = 4;

    public static TheoryData<string> Names => [.. Types().Select(type => type.Name)];

    // Those that a constructor without arguments, or with defaults for all, cannot make.
    private static Dictionary<string, Func<RandomStream, Layer>> Makers { get; } = new()
    {
        ["Linear"] = random => new Linear(Width, 5, random),
        ["Embedding"] = random => new Embedding(6, Width, random),
        ["Dropout"] = _ => new Dropout(0.4),
        ["Sequential"] = random => Sequential.Of([new Linear(Width, 5, random), new Dropout(0.3), new Tanh(), new Linear(5, 2, random)]),
        ["Mlp"] = random => new Mlp(Width, [5, 3], random.NextBits(), () => new Gelu()),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_by_input_and_parameters_equals_finite_differences(string name)
    {
        var layer = Make(name).To(ElementType.Float64);
        var input = Input(layer, ElementType.Float64);
        var variables = layer.Parameters.Concat(input is Tensor tensor ? [new Parameter("x", tensor)] : []).ToArray();
        var start = variables.Select(variable => variable.As(ElementType.Float64)).ToArray();
        var direction = variables.Select((variable, i) => Sample.Normal(variable.Shape, 20 + (ulong)i, ElementType.Float64)).ToArray();
        var x = input is Tensor ? variables[^1] : input;

        Tensor Objective()
        {
            var y = layer.Forward(x, new RandomStream(3)); // the same numbers are dropped at every call
            return (y * y * Sample.Normal(y.Shape, 7, ElementType.Float64) + y).Sum();
        }

        double At(double t)
        {
            for (var i = 0; i < variables.Length; i++)
            {
                variables[i].Assign(start[i] + direction[i] * t);
            }

            return Objective().ToScalar();
        }

        var expected = Difference(At);
        At(0);
        var actual = Gradient.Of(Objective(), variables).Zip(direction, (gradient, along) => (gradient * along).Sum().ToScalar()).Sum();
        Assert.NotEqual(0, actual);
        Assert.True(Math.Abs(expected - actual) <= 1e-8 * Math.Max(1, Math.Abs(expected)), $"finite difference {expected:R}, gradient {actual:R}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Same_seed_same_bits(string name)
    {
        var (first, second) = (Make(name), Make(name));
        var input = Input(first);
        Assert.Equal(first.Parameters.Select(parameter => parameter.ToArray()), second.Parameters.Select(parameter => parameter.ToArray()));
        Assert.Equal(first.Forward(input, new RandomStream(5)).ToArray(), second.Forward(input, new RandomStream(5)).ToArray());
        Assert.Equal(ElementType.Float32, first.Forward(input).ElementType);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_other_kind_of_input_is_refused_with_advice(string name)
    {
        var layer = Make(name);
        Operand other = Input(layer) is Tensor ? Indices.From(new(2, 2), [0, 1, 2, 3]) : Tensor.Of(1, 2);
        var e = Assert.Throws<ArgumentException>(() => layer.Forward(other));
        Assert.Matches("^[A-Z][A-Za-z]+( layers)?[.0-9 ]*: it was given (symbols|numbers) of shape .*, and takes (symbols|numbers)\\. (Put an Embedding before it|Pass Indices)\\.", e.Message);
        Assert.Throws<ArgumentNullException>(() => layer.Forward(null!));
    }

    private static IEnumerable<Type> Types() => typeof(Layer).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Layer)) && !type.IsAbstract);

    private static Layer Make(string name)
    {
        if (Makers.TryGetValue(name, out var make))
        {
            return make(new(1));
        }

        var constructor = Types().Single(type => type.Name == name).GetConstructors().Single();
        Assert.True(constructor.GetParameters().All(parameter => parameter.HasDefaultValue), $"{name}: it cannot be made without arguments. Add it to LayerLaws.Makers.");
        return (Layer)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.DefaultValue)]);
    }

    private static Operand Input(Layer layer, ElementType type = ElementType.Float32) => layer switch
    {
        Embedding => Indices.From(new(Examples, 2), [0, 5, 3, 3, 1, 0]),
        Flatten => Sample.Normal(new(Examples, 2, Width), 2, type),
        _ => Sample.Normal(new(Examples, Width), 2, type),
    };

    // Richardson's extrapolation of the central difference: error O(h⁶), below 1e-10 here.
    private static double Difference(Func<double, double> f)
    {
        const double H = 1e-3;
        double Central(double h) => (f(h) - f(-h)) / (2 * h);
        return (64 * Central(H / 4) - 20 * Central(H / 2) + Central(H)) / 45;
    }
}
