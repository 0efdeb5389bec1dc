using System.Globalization;
using System.Reflection;
using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Laws;

/// <summary>What every function of <see cref="Loss"/> refuses, found by reflection: nothing, shapes that would broadcast, options out of range.</summary>
public sealed class LossArgumentLaws
{
    private static readonly Tensor X = Sample.Normal(new(3, 4), 3, ElementType.Float64);

    // By "function option", or by option for all functions that have it and do not stand for themselves.
    private static readonly Dictionary<string, double[]> OutOfRange = new()
    {
        ["gamma"] = [-0.5],
        ["smooth"] = [0, -1],
        ["epsilon"] = [-0.1],
        ["delta"] = [0, -1],
        ["beta"] = [-0.1],
        ["alpha"] = [-0.1],
        ["temperature"] = [0, -1],
        ["level"] = [0, 1],
        ["labelSmoothing"] = [-0.1, 1.1],
        ["Focal alpha"] = [-0.1, 1.1],
        ["GaussianNegativeLogLikelihood epsilon"] = [0, -1],
        ["PolyCrossEntropy epsilon"] = [-1.1],
        ["GeneralizedCrossEntropy power"] = [0, -0.1, 1.1],
        ["TweedieDeviance power"] = [1, 2],
        ["MultiMargin power"] = [0, 3],
        ["TripletMargin power"] = [0, 3],
        ["TripletMargin margin"] = [0, -1],
    };

    // Any number does: a margin of 0 or less only moves the kink; what is ignored need not be there.
    private static readonly string[] Free = ["HingeEmbedding margin", "CosineEmbedding margin", "MarginRanking margin", "MultiMargin margin", "CrammerSinger margin", "TripletMargin epsilon", "Ctc blank", "CtcOfLogProbability blank"];

    [Fact]
    public void Nothing_is_refused_by_name()
    {
        foreach (var (method, arguments) in LossCalls.Arguments(X))
        {
            foreach (var parameter in method.GetParameters().Where(parameter => !parameter.HasDefaultValue && !parameter.ParameterType.IsValueType))
            {
                Assert.True(Failure(method, With(arguments, parameter, null)) is ArgumentNullException, $"{method.Name}: no {parameter.Name}");
            }
        }
    }

    [Fact]
    public void A_shape_that_would_broadcast_is_refused_with_both_shapes()
    {
        foreach (var (method, arguments) in LossCalls.Arguments(X))
        {
            var first = (Operand)arguments[0]!;
            // A weight of one row is a layer of one class: no shape of it is wrong but another width.
            foreach (var parameter in method.GetParameters().Skip(1).Where(parameter => parameter.Name != "weight" && arguments[parameter.Position] is Operand && !method.Name.StartsWith("Ctc", StringComparison.Ordinal)))
            {
                var shape = ((Operand)arguments[parameter.Position]!).Shape;
                var single = new Shape([1, .. shape.Lengths[1..]]);
                Operand wrong = arguments[parameter.Position] is Tensor ? Tensor.Full(single, 1, ElementType.Float64) : Indices.From(single, new int[single.Count]);
                var message = Assert.IsType<ShapeException>(Failure(method, With(arguments, parameter, wrong))).Message;
                Assert.Contains(first.Shape.ToString(), message, StringComparison.Ordinal);
                Assert.Contains(single.ToString(), message, StringComparison.Ordinal);
                Assert.Contains(parameter.Name is "distribution" or "logDistribution" ? "target" : parameter.Name!, message, StringComparison.Ordinal);
                Assert.StartsWith(method.Name[..4], message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("InfoNce")]
    [InlineData("NtXent")]
    [InlineData("TripletMargin")]
    [InlineData("CosineEmbedding")]
    public void A_loss_of_vectors_takes_rows_of_them(string name)
    {
        var (method, arguments) = LossCalls.Arguments(X).First(call => call.Method.Name == name);
        var row = Tensor.Full(new(4), 1, ElementType.Float64);
        Assert.Equal($"{name}: the shape [4] is not [n, d]. Reshape it first.", Assert.IsType<ShapeException>(Failure(method, Array.ConvertAll(arguments, argument => argument is Tensor ? row : argument))).Message);
    }

    [Fact]
    public void Every_option_out_of_range_is_refused_by_name()
    {
        foreach (var (method, arguments) in LossCalls.Arguments(X))
        {
            foreach (var option in method.GetParameters().Where(parameter => parameter.HasDefaultValue && (parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(int))))
            {
                var name = $"{method.Name} {option.Name}";
                if (Free.Contains(name) && !(name == "TripletMargin margin" && method.GetParameters()[3].Name == "margin"))
                {
                    continue;
                }

                var values = OutOfRange.GetValueOrDefault(name) ?? OutOfRange.GetValueOrDefault(option.Name!) ?? throw new InvalidOperationException($"{name}: it stands neither in OutOfRange nor in Free. Add it.");
                foreach (var value in values)
                {
                    var failure = Failure(method, With(arguments, option, Convert.ChangeType(value, option.ParameterType, CultureInfo.InvariantCulture)));
                    Assert.True(failure is ArgumentOutOfRangeException refused && refused.ParamName == option.Name, $"{name} {value}: {failure}");
                }
            }
        }
    }

    [Fact]
    public void Ctc_names_the_example_with_a_time_a_count_or_a_label_out_of_range()
    {
        string Refused(Indices labels, int times, int counts) => Assert.Throws<ArgumentOutOfRangeException>(() => Loss.Ctc(X.Reshape(new(4, 1, 3)), labels, Indices.Of(times), Indices.Of(counts))).Message;
        var labels = Indices.From(new(1, 2), [1, 2]);
        Assert.StartsWith("Ctc: index 0 is 5, outside 0 … 4. The scores have 4 times. (Parameter 'times')", Refused(labels, 5, 2), StringComparison.Ordinal);
        Assert.StartsWith("Ctc: index 0 is 3, outside 0 … 2. An example has no more labels than its row. (Parameter 'counts')", Refused(labels, 4, 3), StringComparison.Ordinal);
        Assert.StartsWith("Ctc: a label of example 0 is 3, outside 0 … 2 or the blank, 0. Number the labels from 0 and keep one class for the blank.", Refused(Indices.From(new(1, 2), [1, 3]), 4, 2), StringComparison.Ordinal);
        Assert.StartsWith("Ctc: a label of example 0 is 0, outside 0 … 2 or the blank, 0.", Refused(Indices.From(new(1, 2), [0, 1]), 4, 2), StringComparison.Ordinal);
        Assert.StartsWith("Ctc: a label of example 0 is -1, outside", Refused(Indices.From(new(1, 2), [-1, 1]), 4, 2), StringComparison.Ordinal);
    }

    // Two equal labels need a blank between them: three times. In two there is no reading; without times and labels there is one.
    [Fact]
    public void Ctc_without_a_reading_is_infinite_or_counts_nothing()
    {
        var logits = new Parameter("x", Sample.Normal(new(3, 4, 3), 5, ElementType.Float64));
        var labels = Indices.From(new(4, 2), [1, 1, 1, 1, 1, 1, 1, 1]);
        var (times, counts) = (Indices.Of(2, 3, 0, 0), Indices.Of(2, 2, 0, 1));
        var whole = Loss.Ctc(logits, labels, times, counts);
        var values = whole.Values.ToArray();
        Assert.Equal([double.PositiveInfinity, 0, double.PositiveInfinity], [values[0], values[2], values[3]]);
        var log = logits.LogSoftmax().ToArray();
        Assert.Equal(-(log[0 * 12 + 3 + 1] + log[1 * 12 + 3 + 0] + log[2 * 12 + 3 + 1]), values[1], 1e-12);
        Assert.Equal(4, whole.TotalWeight);

        var possible = Loss.Ctc(logits, labels, times, counts, ignoreImpossible: true);
        Assert.Equal([0, values[1], 0, 0], possible.Values.ToArray());
        Assert.Equal([0, 1, 1, 0], possible.Weights.ToArray());
        Assert.All(Gradient.Of(possible.Mean(), logits)[0].ToArray(), slope => Assert.True(double.IsFinite(slope)));
    }

    private static object?[] With(object?[] arguments, ParameterInfo parameter, object? value) => [.. arguments.Select((argument, i) => i == parameter.Position ? value : argument)];

    private static Exception? Failure(MethodInfo method, object?[] arguments)
    {
        try
        {
            method.Invoke(null, arguments);
            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException;
        }
    }
}
