using System.Runtime.InteropServices;
using Descent.Kernels;
using Descent.Numerics;
using Descent.Ops;
using Xunit;

namespace Descent.Tests.Losses;

/// <summary>Linear layer and cross-entropy in one, held against the two one after the other.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class LinearCrossEntropyTests
{
    // Rows, width, classes, rows at once: one of each, blocks that divide and do not, every register's edge, several tiles of classes.
    public static TheoryData<int, int, int, int?> Sizes => new(
        (1, 1, 1, null), (1, 5, 7, null), (7, 3, 1, 2), (5, 4, 2, 1), (9, 17, 33, 4), (8, 16, 48, 4), (30, 10, 27, 7), (13, 8, 1009, 5), (6, 3, 2500, 4), (70, 24, 150, null));

    public static TheoryData<string> Options => ["none", "bias", "classWeights", "labelSmoothing", "ignored", "all"];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Value_and_gradients_are_those_of_the_two_bit_for_bit_whatever_blocks_and_threads(int n, int d, int classes, int? rows)
    {
        var (h, w, b, k, g) = Data(n, d, classes, ElementType.Float32);
        var before = Workers.MaxThreads;
        try
        {
            foreach (var threads in new[] { 1, 2, 3 })
            {
                Workers.MaxThreads = threads;
                Assert.Equal(Results(Loss.CrossEntropy(Logits(h, w, b), k), g, h, w, b), Results(Loss.LinearCrossEntropy(h, w, k, b, rowsAtOnce: rows), g, h, w, b));
                Assert.Equal(Results(Loss.CrossEntropy(Logits(h, w, null), k), g, h, w), Results(Loss.LinearCrossEntropy(h, w, k, rowsAtOnce: rows), g, h, w));
            }
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void With_every_option_value_weights_and_gradients_are_those_of_the_two_within_rounding(string option)
    {
        var all = option == "all";
        foreach (var (type, tolerance) in new[] { (ElementType.Float64, 1e-12), (ElementType.Float32, 1e-5) })
        {
            foreach (var size in Sizes.Select(row => row.Data))
            {
                var (n, d, classes, rows) = size;
                var (h, w, b, k, g) = Data(n, d, classes, type);
                var bias = all || option == "bias" ? b : null;
                var weights = all || option == "classWeights" ? Sample.Normal(new(classes), 6, type).Square() : null;
                var (smoothing, ignored) = (all || option == "labelSmoothing" ? 0.2 : 0, all || option == "ignored" ? k.Values[n / 2] : (int?)null);
                var two = Loss.CrossEntropy(Logits(h, w, bias), k, weights, smoothing, ignored);
                var one = Loss.LinearCrossEntropy(h, w, k, bias, weights, smoothing, ignored, rows);
                AssertClose(two.Weights.ToArray(), one.Weights.ToArray(), tolerance, $"{option} {size} weights");
                Assert.Equal(weights is not null || ignored is not null, one.Counts is not null);
                foreach (var (expected, actual) in Results(two, g, h, w, b).Zip(Results(one, g, h, w, b)))
                {
                    AssertClose(expected, actual, tolerance, $"{option} {size} {type}");
                }

                Assert.Equal(two.Mean().ToScalar(), one.Mean().ToScalar(), tolerance * Math.Max(1, two.Mean().ToScalar()));
            }
        }
    }

    [Fact]
    public void A_class_that_the_bias_masks_out_gets_no_share()
    {
        var (h, w, b, k, g) = Data(6, 4, 9, ElementType.Float64);
        b.Assign(Tensor.From(b.Shape, [.. b.ToArray().Select((x, j) => j == 8 ? double.NegativeInfinity : x)], ElementType.Float64));
        var classes = Indices.Of([.. k.Values.ToArray().Select(j => j % 8)]);
        var (two, one) = (Loss.CrossEntropy(Logits(h, w, b), classes, labelSmoothing: 0.2), Loss.LinearCrossEntropy(h, w, classes, b, labelSmoothing: 0.2));
        foreach (var (expected, actual) in Results(two, g, h, w, b).Zip(Results(one, g, h, w, b)))
        {
            Assert.All(expected, x => Assert.True(double.IsFinite(x)));
            AssertClose(expected, actual, 1e-12, "masked");
        }
    }

    [Fact]
    public void Ignored_rows_count_nothing_whatever_they_hold()
    {
        var (h, w, b, _, g) = Data(4, 3, 5, ElementType.Float32);
        var numbers = h.ToArray();
        numbers[3] = double.NaN;
        h.Assign(Tensor.From(h.Shape, numbers));
        var losses = Loss.LinearCrossEntropy(h, w, Indices.Of(1, -100, 4, 0), b, ignored: -100);
        Assert.Equal([1, 0, 1, 1], losses.Weights.ToArray());
        Assert.Equal(0, losses.Values.ToArray()[1]);
        Assert.All(Results(losses, g, h, w, b), result => Assert.All(result, x => Assert.True(double.IsFinite(x))));
        Assert.Equal(new double[3], Gradient.Of((losses.Values * g).Sum(), h)[0].ToArray()[3..6]);

        var none = Loss.LinearCrossEntropy(h, w, Indices.Of(-100, -100, -100, -100), b, ignored: -100);
        Assert.All([[none.Mean().ToScalar()], .. Gradient.Of(none.Mean(), h, w, b).Select(gradient => gradient.ToArray())], result => Assert.All(result, x => Assert.Equal(0, x)));
    }

    [Fact]
    public void Value_and_gradients_are_finite_for_hidden_values_of_10_000()
    {
        foreach (var smoothing in new[] { 0, 0.1 })
        {
            var (h, w, b, k, g) = Data(20, 16, 40, ElementType.Float32);
            h.Assign((h * 1e4).Detach());
            Assert.All(Results(Loss.LinearCrossEntropy(h, w, k, b, labelSmoothing: smoothing), g, h, w, b), result => Assert.All(result, x => Assert.True(double.IsFinite(x))));
        }
    }

    [Theory]
    [InlineData(3, 4, 5)]
    [InlineData(21, 40, 100)]
    public void The_kernel_is_the_plain_form_within_rounding(int n, int d, int classes)
    {
        var (h, w, b, k, g) = Data(n, d, classes, ElementType.Float32);
        Tensor own = Sample.Normal(new(classes), 6).Square(), shares = Sample.Normal(new(classes), 7).Square() * 0.01;
        Operand[] inputs = [h, w, b, k, own, shares, g];
        var loss = new LinearCrossEntropy(k.Values[0], 4);
        foreach (var op in new Op[] { loss, new LinearCrossEntropySlope(0, loss), new LinearCrossEntropySlope(1, loss), new LinearCrossEntropySlope(2, loss) })
        {
            var shape = op is LinearCrossEntropy ? k.Shape : inputs[((LinearCrossEntropySlope)op).By].Shape;
            var (fast, plain) = (new float[shape.Count], new float[shape.Count]);
            op.EvaluateFast(new Sources<F32>(inputs), fast, shape);
            op.Evaluate(new Sources<F32>(inputs), MemoryMarshal.Cast<float, F32>(plain.AsSpan()), shape);
            AssertClose([.. plain], [.. fast], 1e-5, op.ToString());
        }
    }

    // With a mean, the loss and its gradients are one pass; where the gradient by each loss depends on the losses, two.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_recording_makes_one_pass_of_loss_and_gradients_with_the_same_bits(int threads)
    {
        var before = Workers.MaxThreads;
        Workers.MaxThreads = threads;
        try
        {
            var (h, w, b, k, _) = Data(50, 24, 1500, ElementType.Float32);
            foreach (var (objective, passes) in new (Func<LossValues, Tensor>, int)[] { (losses => losses.Mean(), 1), (losses => losses.Values.Square().Sum(), 2), (losses => losses.MeanOver(Sample.Normal(new(50), 9).Square()), 1) })
            {
                foreach (var smoothing in new[] { 0, 0.1 })
                {
                    IReadOnlyList<Tensor> Step(IReadOnlyList<Operand> inputs, RandomStream random)
                    {
                        var losses = Loss.LinearCrossEntropy(h, w, (Indices)inputs[0], b, labelSmoothing: smoothing, ignored: 3, rowsAtOnce: 16);
                        var number = objective(losses);
                        return [losses.Values, number, .. Gradient.Of(number, h, w, b)];
                    }

                    var recording = new Recording(Step);
                    for (var seed = 1ul; seed < 4; seed++)
                    {
                        h.Assign(Sample.Normal(h.Shape, seed));
                        var classes = Sample.Whole(k.Shape, 1500, seed);
                        var expected = Step([classes], new(1)).Select(result => result.ToArray()).ToArray();
                        recording.Spoil();
                        Assert.Equal(expected, recording.Run(classes).Select(result => result.ToArray()));
                    }

                    Assert.Equal(passes, recording.Instructions.OfType<LinearPass>().Count());
                    Assert.InRange(recording.Bytes, 0, sizeof(float) * 50 * 1500);
                    Assert.DoesNotContain("[50, 1500]", recording.Text, StringComparison.Ordinal);
                }
            }
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    [Fact]
    public void A_replayed_step_allocates_nothing()
    {
        var random = new RandomStream(1);
        Linear body = new(12, 16, random), head = new(16, 1200, random);
        var adam = new AdamW([.. body.Parameters, .. head.Parameters]);
        var step = new RecordedStep(adam, (inputs, _) => Loss.LinearCrossEntropy(body.Forward((Tensor)inputs[0]).Tanh(), head.Weight, (Indices)inputs[1], head.Bias, labelSmoothing: 0.1, ignored: 3).Mean());
        var (x, k) = (Sample.Normal(new(40, 12), 1), Sample.Whole(new(40), 1200, 2));
        var threads = Workers.MaxThreads;
        Workers.MaxThreads = 1; // every kernel on this thread, whose allocation is counted exactly
        try
        {
            for (var i = 0; i < 100; i++)
            {
                step.Run(x, k);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++)
            {
                step.Run(x, k);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        finally
        {
            Workers.MaxThreads = threads;
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        static string Refused(Func<object> action) => Assert.Throws<ShapeException>(action).Message;
        static Tensor Zeros(params int[] lengths) => Tensor.Full(new(lengths), 0);
        var k = Indices.Of(0, 1);
        Assert.Equal(
            "LinearCrossEntropy: hidden [2, 3], weight [5, 4] and classes [2] are not [n, d], [V, d] and [n]. Give each row of hidden one class, and each class a row of weight as wide.",
            Refused(() => Loss.LinearCrossEntropy(Zeros(2, 3), Zeros(5, 4), k)));
        Assert.Equal(
            "LinearCrossEntropy: hidden [2, 3], weight [5, 3], bias [1] and classes [2] are not [n, d], [V, d], [V] and [n]. Give each row of hidden one class, and each class a row of weight as wide.",
            Refused(() => Loss.LinearCrossEntropy(Zeros(2, 3), Zeros(5, 3), k, Zeros(1))));
        Assert.StartsWith("LinearCrossEntropy: hidden [3], weight [5, 3]", Refused(() => Loss.LinearCrossEntropy(Zeros(3), Zeros(5, 3), k)), StringComparison.Ordinal);
        Assert.StartsWith("LinearCrossEntropy: hidden [2, 3], weight [3]", Refused(() => Loss.LinearCrossEntropy(Zeros(2, 3), Zeros(3), k)), StringComparison.Ordinal);
        Assert.StartsWith("LinearCrossEntropy: hidden [3, 3], weight [5, 3] and classes [2]", Refused(() => Loss.LinearCrossEntropy(Zeros(3, 3), Zeros(5, 3), k)), StringComparison.Ordinal);
        Assert.Equal("LinearCrossEntropy: class weights [4] are not [5], for weight [5, 3]. Give each class one weight.", Refused(() => Loss.LinearCrossEntropy(Zeros(2, 3), Zeros(5, 3), k, classWeights: Zeros(4))));
        Assert.Equal("rowsAtOnce", Assert.Throws<ArgumentOutOfRangeException>(() => Loss.LinearCrossEntropy(Zeros(2, 3), Zeros(5, 3), k, rowsAtOnce: 0)).ParamName);
    }

    private static (Parameter Hidden, Parameter Weight, Parameter Bias, Indices Classes, Tensor Gradients) Data(int n, int d, int classes, ElementType type) =>
        (new("h", Sample.Normal(new(n, d), 1, type)), new("w", Sample.Normal(new(classes, d), 2, type)), new("b", Sample.Normal(new(classes), 3, type)), Sample.Whole(new(n), classes, 4), Sample.Normal(new(n), 5, type));

    private static Tensor Logits(Tensor h, Tensor w, Tensor? b) => Tensor.Apply(new MatMul(false, true), h, w) is var product && b is null ? product : product + b;

    // The losses, and the gradients where each loss is multiplied by a number of its own.
    private static double[][] Results(LossValues losses, Tensor g, params Parameter[] by) => [losses.Values.ToArray(), .. Gradient.Of((losses.Values * g).Sum(), by).Select(gradient => gradient.ToArray())];

    // Of the largest number: what is small beside it was summed from numbers that are not.
    private static void AssertClose(double[] expected, double[] actual, double tolerance, string what)
    {
        var scale = Math.Max(1, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"{what} at {i}: {actual[i]:R}, not {expected[i]:R}");
        }
    }
}
