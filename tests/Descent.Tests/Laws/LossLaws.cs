using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Laws;

/// <summary>Laws of every loss in the library, found by reflection: a new loss is under them as soon as it exists.</summary>
public sealed class LossLaws
{
    private const int Examples = 24;
    private const int Width = 3;

    public static TheoryData<string> Names => [.. LossCases.Functions.Keys];

    public static TheoryData<string> ClassNames => [.. LossCases.Functions.Where(pair => pair.Value.Targets == TargetKind.Classes && !TakesLogProbabilities(pair.Value)).Select(pair => pair.Key)];

    // Options that name classes tell them apart; weights are given in Float64 here.
    public static TheoryData<string> InterchangeableNames => [.. ClassNames.Select(row => row.Data).Where(name => !name.EndsWith("Weights", StringComparison.Ordinal) && !name.EndsWith("Ignored", StringComparison.Ordinal))];

    public static TheoryData<string> UnweightedNames => [.. LossCases.Functions.Keys.Where(name => !name.EndsWith("Weights", StringComparison.Ordinal))];

    [Fact]
    public void Each_has_a_name_of_its_own()
    {
        Assert.Equal(LossCases.Defaulted.Count, LossCases.Defaulted.Values.Select(loss => loss.Name).Distinct().Count());
        Assert.All(LossCases.Defaulted.Values, loss => Assert.NotEmpty(loss.Name));
    }

    [Theory]
    [MemberData(nameof(UnweightedNames))]
    public void Value_and_gradient_are_finite_for_predictions_up_to_10_000_in_Float32(string name)
    {
        var loss = LossCases.Functions[name];
        var largest = loss.Targets is TargetKind.NonNegative or TargetKind.Positive ? 20 : 1e4; // e^10⁴ is no float: these predict logarithms
        foreach (var scale in new[] { 1, 30, largest })
        {
            var (start, target) = Sampled(loss, 3, ElementType.Float32);
            var numbers = start.ToArray().Select((x, i) => (i % 3 - 1) * scale + x);
            var x = new Parameter("x", Tensor.From(start.Shape, [.. numbers.Select(number => Math.Clamp(number, loss.Range.From, loss.Range.To))]));
            var objective = loss.Of(x, target).Mean();
            Assert.True(double.IsFinite(objective.ToScalar()), $"{name} at ±{scale}: {objective.ToScalar()}");
            Assert.All(Gradient.Of(objective, x)[0].ToArray(), slope => Assert.True(double.IsFinite(slope), $"{name} at ±{scale}: slope {slope}"));
        }
    }

    // Places so close to each other that every kink has some on both sides, and none on it.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_slope_is_that_of_the_values_on_both_sides_of_every_kink(string name)
    {
        const int Places = 241;
        const double H = 1e-6;
        var loss = LossCases.Functions[name];
        var (start, target) = Sampled(loss, 14);
        var first = Tensor.From(new(1, start.Shape[1]), [.. Enumerable.Range(0, start.Shape[1]).Select(j => j == 0 ? 1.0 : 0)], ElementType.Float64);
        double Sum(double t) => loss.Of(Link(loss, start * 0.3 + first * t), target).Sum().ToScalar();
        for (var place = 0; place < Places; place++)
        {
            var t = -3.00123 + 0.025 * place;
            var x = new Parameter("x", start * 0.3 + first * t);
            var slope = Gradient.Of(loss.Of(Link(loss, x), target).Sum(), x)[0].ToArray().Where((_, i) => i % start.Shape[1] == 0).Sum();
            var difference = (Sum(t + H) - Sum(t - H)) / (2 * H);
            Assert.True(Math.Abs(difference - slope) <= 1e-6 * Math.Max(Examples, Math.Abs(slope)), $"{name} at {t:R}: slope {slope:R}, of the values {difference:R}");
        }
    }

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void Equal_logits_of_any_size_score_the_start(string name)
    {
        var loss = LossCases.Functions[name];
        var (start, target) = Sampled(loss, 4);
        foreach (var logit in new[] { 0, 5, -1e6, 1e6 })
        {
            Assert.Equal(loss.Yardstick(target, Width).Start, loss.Of(Tensor.Full(start.Shape, logit, ElementType.Float64), target).Mean().ToScalar(), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void A_shift_of_all_logits_by_a_million_changes_nothing(string name)
    {
        var loss = LossCases.Functions[name];
        var (x, target) = Sampled(loss, 5);
        AssertClose(loss.Of(x, target).Values.ToArray(), loss.Of(x + 1e6, target).Values.ToArray(), 1e-8);
    }

    [Theory]
    [MemberData(nameof(InterchangeableNames))]
    public void The_numbers_of_the_classes_are_only_names(string name)
    {
        var loss = LossCases.Functions[name];
        var (x, target) = Sampled(loss, 6);
        int[] to = [2, 0, 1]; // class k is called to[k]
        var columns = x.Transpose().GatherRows(Indices.Of(Array.IndexOf(to, 0), Array.IndexOf(to, 1), Array.IndexOf(to, 2))).Transpose();
        AssertClose(loss.Of(x, target).Values.ToArray(), loss.Of(columns, Indices.Of([.. ((Indices)target).Values.ToArray().Select(k => to[k])])).Values.ToArray(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_the_rows_changes_nothing(string name)
    {
        var loss = LossCases.Functions[name];
        var (x, target) = Sampled(loss, 7);
        var order = new RandomStream(8).Permutation(Examples);
        var data = new Dataset(x, target).Take(order);
        var (before, after) = (Rows(loss.Of(x, target)), Rows(loss.Of((Tensor)data.Inputs, data.Targets)));
        Assert.Equal(order.Select(row => before[row]), after);

        static string[] Rows(LossValues losses) => [.. losses.Values.ToArray().Chunk(losses.Values.Shape.Count / Examples).Select(row => string.Join(" ", row.Select(value => value.ToString("R"))))];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_split_into_micro_batches_gives_the_objective_and_gradient_of_the_whole(string name)
    {
        var loss = LossCases.Functions[name];
        var (start, target) = Sampled(loss, 15);
        var x = new Parameter("x", start);
        var whole = loss.Of(Link(loss, x), target);
        var (objective, gradient) = (whole.Mean(), Gradient.Of(whole.Mean(), x)[0].ToArray());
        for (var split = 1; split < Examples; split += 5)
        {
            var (sum, slopes) = (0.0, new double[gradient.Length]);
            foreach (int[] rows in new[] { Enumerable.Range(0, split).ToArray(), [.. Enumerable.Range(split, Examples - split)] })
            {
                var part = loss.Of(Link(loss, x.GatherRows(Indices.Of(rows))), new Dataset(start, target).Take(rows).Targets).Sum();
                sum += part.ToScalar() / whole.TotalWeight;
                slopes = [.. slopes.Zip(Gradient.Of(part, x)[0].ToArray(), (total, slope) => total + slope / whole.TotalWeight)];
            }

            AssertClose([objective.ToScalar()], [sum], 1e-12);
            AssertClose(gradient, slopes, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_empty_batch_has_the_mean_0(string name)
    {
        var loss = LossCases.Functions[name];
        var (start, target) = Sampled(loss, 16);
        var none = new Dataset(start, target).Take([]);
        var losses = loss.Of((Tensor)none.Inputs, none.Targets);
        Assert.All(new[] { losses.Mean(), losses.MeanOverExamples(), losses.MeanOverUnmasked(), losses.MeanOverBatch(), losses.Sum() }, mean => Assert.Equal(0, mean.ToScalar()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_batch_of_weight_0_has_the_mean_0_and_the_gradient_0(string name)
    {
        var loss = LossCases.Functions[name];
        var (start, target) = Sampled(loss, 17);
        var x = new Parameter("x", start);
        var losses = loss.Of(Link(loss, x), target);
        var nothing = losses.Weighted(losses.Values.Detach() * 0).Mean();
        Assert.Equal(0, nothing.ToScalar());
        Assert.All(Gradient.Of(nothing, x)[0].ToArray(), slope => Assert.Equal(0, slope));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_start_is_the_loss_of_a_model_that_knows_nothing(string name)
    {
        var loss = LossCases.Functions[name];
        var (x, target) = Sampled(loss, 9);
        Assert.Equal(loss.Yardstick(target, x.Shape[1]).Start, loss.Of(Link(loss, x * 0), target).Mean().ToScalar(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_untrained_network_starts_within_5_percent_of_the_start(string name)
    {
        var loss = LossCases.Functions[name];
        for (var seed = 0ul; seed < 5; seed++)
        {
            var (x, target) = Sampled(loss, 20 + seed);
            var model = new Mlp(x.Shape[1], [16, 16, x.Shape[1]], seed).To(ElementType.Float64);
            var (expected, actual) = (loss.Yardstick(target, x.Shape[1]).Start, loss.Of(Link(loss, model.Forward(x)), target).Mean().ToScalar());
            Assert.InRange(actual, 0.95 * expected, 1.05 * expected + 0.02); // the second term for losses that start at 0
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_constant_beats_the_prior_and_some_reaches_it(string name)
    {
        var loss = LossCases.Functions[name];
        var (x, target) = Sampled(loss, 10);
        var outputs = x.Shape[1];
        var prior = loss.Yardstick(target, outputs).Prior;
        var random = new RandomStream(11);
        double At(double[] constant) => loss.Of(Link(loss, Tensor.From(new(1, outputs), constant, ElementType.Float64).BroadcastTo(x.Shape)), target).Mean().ToScalar();

        Assert.True(double.IsFinite(prior), $"{name}: the prior is {prior:R}");

        // A search by random directions, which finds the way along kinks too; the step shrinks where nothing is better.
        var best = double.PositiveInfinity;
        for (var restart = 0; restart < 3 && best > prior + 1e-7; restart++)
        {
            var (at, step) = (Enumerable.Range(0, outputs).Select(_ => random.NextNormal()).ToArray(), 1.0);
            var value = At(at);
            while (step > 1e-9)
            {
                var isBetter = false;
                for (var attempt = 0; attempt < 12 * outputs && !isBetter; attempt++)
                {
                    double[] there = [.. at.Select(c => c + step * random.NextNormal())];
                    var score = At(there);
                    (isBetter, at, value) = score < value ? (true, there, score) : (false, at, value);
                }

                step *= isBetter ? 1.5 : 0.5;
                if (step > 100)
                {
                    break; // it goes on falling for ever, towards a limit
                }
            }

            best = Math.Min(best, value);
        }

        Assert.True(best >= prior - 1e-9, $"{name}: the constant that scores {best:R} beats the prior {prior:R}");
        Assert.True(best <= prior + 1e-6, $"{name}: no constant was found below {best:R}, the prior is {prior:R}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_prediction_beats_the_floor_and_gradient_descent_comes_near_it(string name)
    {
        var loss = LossCases.Functions[name];
        var (x, target) = Sampled(loss, 12);
        var floor = loss.Yardstick(target, x.Shape[1]).Floor;
        var parameter = new Parameter("x", x);
        var adam = new Adam([parameter]) { LearningRate = 0.3 };
        for (var step = 0; step < 600; step++)
        {
            var mean = loss.Of(Link(loss, parameter), target).Mean();
            Assert.True(mean.ToScalar() >= floor - 1e-12, $"{name}: {mean.ToScalar():R} is below the floor {floor:R}");
            adam.LearningRate = 0.3 * (1 - step / 600.0);
            adam.Step(mean);
        }

        Assert.InRange(loss.Of(Link(loss, parameter), target).Mean().ToScalar(), floor - 1e-12, floor + 0.01);
    }

    // Shares and soft targets instead of 0 and 1: the least of each element alone, by golden section, is the floor.
    [Theory]
    [MemberData(nameof(Names))]
    public void Soft_targets_have_a_floor_of_their_own(string name)
    {
        var loss = LossCases.Functions[name];
        if (loss.Targets != TargetKind.Probabilities || loss is Dice or Tversky or MultiLabelSoftMargin)
        {
            return; // the last three do not judge each element alone
        }

        double[] targets = [0, 0.2, 0.7, 1, 0.7];
        var target = Tensor.From(new(5, 1), targets, ElementType.Float64);
        double Mean(Tensor x) => loss.Of(Link(loss, x), target).Mean().ToScalar();
        double[] least = [.. Enumerable.Repeat(double.PositiveInfinity, 5)];
        var single = loss.Of(Link(loss, Tensor.Full(target.Shape, 0, ElementType.Float64)), target).Weights.ToArray();
        for (var x = -40.0; x <= 40; x += 1.0 / 256)
        {
            var losses = loss.Of(Link(loss, Tensor.Full(target.Shape, x, ElementType.Float64)), target).Values.ToArray();
            least = [.. least.Zip(losses, Math.Min)];
        }

        var yardstick = loss.Yardstick(target, 1);
        Assert.Equal(least.Sum() / single.Sum(), yardstick.Floor, 1e-5);
        Assert.InRange(yardstick.Prior, yardstick.Floor, Mean(Tensor.Full(target.Shape, 0.3, ElementType.Float64)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Targets_that_are_all_alike_have_their_floor_as_prior(string name)
    {
        var loss = LossCases.Functions[name];
        var (x, sampled) = Sampled(loss, 10);
        Operand target = loss.Targets switch
        {
            TargetKind.Classes => Indices.Of([.. Enumerable.Repeat(2, Examples)]),
            TargetKind.Distributions => Tensor.From(new(Width), [0.2, 0, 0.8], ElementType.Float64).BroadcastTo(x.Shape),
            TargetKind.NonNegative => Tensor.Full(x.Shape, 0, ElementType.Float64),
            _ => Tensor.Full(x.Shape, 1, ElementType.Float64),
        };
        Assert.Equal(sampled.Shape, target.Shape);
        var yardstick = loss.Yardstick(target, x.Shape[1]);
        Assert.Equal(yardstick.Floor, yardstick.Prior, 1e-6);
        Assert.True(yardstick.Start >= yardstick.Floor - 1e-12, $"{name}: the start {yardstick.Start:R} is below the floor");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Wrong_shapes_and_wrong_kinds_are_refused(string name)
    {
        var loss = LossCases.Functions[name];
        var (x, target) = Sampled(loss, 13);
        var fewer = new Dataset(x, target).Take([0, 1]).Targets;
        var e = Assert.Throws<ShapeException>(() => loss.Of(x, fewer));
        Assert.Contains(x.Shape.ToString(), e.Message, StringComparison.Ordinal);
        Assert.Contains(fewer.Shape.ToString(), e.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
        if (loss is not CrossEntropy)
        {
            Operand other = loss.Targets == TargetKind.Classes ? x : Indices.Of(new int[Examples]);
            Assert.Matches("the targets are (numbers|classes), .* and it takes (classes|numbers)", Assert.Throws<ArgumentException>(() => loss.Of(x, other)).Message);
        }
    }

    // Random predictions and targets that suit: rows of a width for classes and distributions, single numbers else.
    private static (Tensor Prediction, Operand Target) Sampled(LossFunction loss, ulong seed, ElementType type = ElementType.Float64)
    {
        var random = new RandomStream(seed);
        var width = loss.Targets is TargetKind.Classes or TargetKind.Distributions ? Width : 1;
        double[] Numbers(Func<double> next) => [.. Enumerable.Range(0, Examples * width).Select(_ => next())];
        var x = Tensor.From(new(Examples, width), Numbers(random.NextNormal), type);
        Tensor Target(Func<double> next) => Tensor.From(x.Shape, Numbers(next), type);
        return (x, loss.Targets switch
        {
            TargetKind.Classes => Indices.Of([.. Enumerable.Range(0, Examples).Select(i => i % 3 == 0 ? random.NextIndex(Width) : 1)]),
            TargetKind.Distributions => Target(random.NextNormal).LogSoftmax().Exp(),
            TargetKind.Signs => Target(() => random.NextIndex(3) == 0 ? -1 : 1),
            TargetKind.Probabilities => Target(() => random.NextIndex(3) == 0 ? 0 : 1),
            TargetKind.Positive => Target(() => 0.1 + Math.Abs(random.NextNormal())),
            TargetKind.NonNegative => Target(() => Math.Max(0, random.NextNormal() + 1)),
            _ => Target(() => 2 * random.NextNormal() + 1),
        });
    }

    // Any numbers as predictions that mean something.
    private static Tensor Link(LossFunction loss, Tensor x) => TakesLogProbabilities(loss) ? x.LogSoftmax() : LossCases.Within(loss.Range, x);

    private static bool TakesLogProbabilities(LossFunction loss) =>
        typeof(Loss).GetMethods().First(method => method.Name == loss.GetType().Name).GetParameters()[0].Name == "logProbability"; // the name is the contract

    private static void AssertClose(double[] expected, double[] actual, double tolerance) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance * Math.Max(1, Math.Abs(pair.First))));
}
