using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Losses;

/// <summary>Mistakes that users of other libraries met, each as a test that fails when it is made here.</summary>
public sealed class KnownBugsTests
{
    private static Tensor Logits => Row(3, 1, 2, 3, 0, 1, 0);

    [Fact]
    public void Binary_cross_entropy_keeps_its_slope_where_the_sigmoid_rounds_away()
    {
        // After a sigmoid the gradient at x = −50, t = 1 was −2.4e-11 instead of −0.125 of eight elements (PyTorch #103316).
        var x = new Parameter("x", Tensor.Full(new(8), -50));
        Assert.All(Gradient.Of(Loss.BinaryCrossEntropy(x, Tensor.Full(new(8), 1)).Mean(), x)[0].ToArray(), slope => Assert.Equal(-0.125, slope, 1e-9));
    }

    [Fact]
    public void A_sure_and_wrong_probability_costs_100_and_is_pushed_back_by_no_more_than_10_to_12()
    {
        var p = new Parameter("p", Tensor.From(new(2), [0, 1], ElementType.Float64));
        var loss = Loss.BinaryCrossEntropyOfProbability(p, Tensor.From(new(2), [1, 0], ElementType.Float64));
        Assert.Equal([100, 100], loss.Values.ToArray());
        Assert.Equal([-1e12, 1e12], Gradient.Of(loss.Sum(), p)[0].ToArray());
    }

    [Fact]
    public void All_ignored_is_a_mean_of_0_with_gradient_0()
    {
        // NaN in PyTorch (#70348, #75181, #116349).
        var x = new Parameter("x", Logits);
        foreach (var loss in new[] { Loss.CrossEntropy(x, Indices.Of(-100, -100), ignored: -100), Loss.CrossEntropy(x, Indices.Of(1, 1), Weights(1, 0, 1)) })
        {
            foreach (var mean in new[] { loss.Mean(), loss.MeanOverExamples(), loss.MeanOverUnmasked() })
            {
                Assert.Equal(0, mean.ToScalar());
                Assert.All(Gradient.Of(mean, x)[0].ToArray(), slope => Assert.Equal(0, slope));
            }
        }
    }

    [Fact]
    public void An_ignored_row_counts_nothing_even_where_its_logits_are_not_numbers()
    {
        var x = new Parameter("x", Row(3, 1, 2, 3, double.NaN, double.PositiveInfinity, 0));
        var mean = Loss.CrossEntropy(x, Indices.Of(1, -1), labelSmoothing: 0.1, ignored: -1).Mean();
        Assert.True(double.IsFinite(mean.ToScalar()));
        Assert.Equal([0, 0, 0], Gradient.Of(mean, x)[0].ToArray()[3..]);
    }

    [Fact]
    public void An_ignored_class_that_exists_still_takes_part_in_the_softmax()
    {
        // Its examples are ignored; its probability is not (PyTorch #63004).
        Assert.Equal(Loss.CrossEntropy(Logits, Indices.Of(1, 0)).Values.ToArray()[0], Loss.CrossEntropy(Logits, Indices.Of(1, 0), ignored: 0).Values.ToArray()[0], 1e-15);
        Assert.Equal(0, Loss.CrossEntropy(Logits, Indices.Of(1, 0), ignored: 0).Values.ToArray()[1]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(-100)]
    public void A_label_out_of_range_names_its_row_and_value(int label)
    {
        // optax gives NaN and lets negative ones count from the end (#1185); CUDA asserts.
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Loss.CrossEntropy(Logits, Indices.Of(0, label)));
        Assert.StartsWith($"CrossEntropy: index 1 is {label}, outside 0 … 2. Number the classes from 0 and give the model one output for each.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_masked_class_of_probability_0_costs_nothing()
    {
        // 0 · (−∞) was NaN (optax #896); label smoothing on a logit of −∞ was ∞.
        var x = new Parameter("x", Row(3, 0, 1, double.NegativeInfinity));
        foreach (var loss in new[] { Loss.CrossEntropy(x, Row(3, 0.5, 0.5, 0)), Loss.CrossEntropy(x, Indices.Of(1)), Loss.CrossEntropy(x, Indices.Of(1), labelSmoothing: 0.1), Loss.CrossEntropy(x, Row(3, 0.5, 0.5, 0), labelSmoothing: 0.1) })
        {
            Assert.InRange(loss.Sum().ToScalar(), 0.2, 1);
            Assert.Equal(0, Gradient.Of(loss.Sum(), x)[0].ToArray()[2]);
        }

        Assert.InRange(Loss.KullbackLeibler(Row(3, -1, -0.5, double.NegativeInfinity), Row(3, 0.5, 0.5, 0)).Sum().ToScalar(), 0, 1);
        Assert.InRange(Loss.KullbackLeiblerOfLogs(Row(3, -1, -0.5, -0.9), Row(3, double.NegativeInfinity, -0.69, -0.69)).Sum().ToScalar(), 0, 1);
    }

    [Fact]
    public void Soft_margin_never_overflows()
    {
        // ln(1 + e^1000) was ∞ with a gradient of NaN (PyTorch #77529).
        var x = new Parameter("x", Tensor.Of(1000));
        var loss = Loss.SoftMargin(x, Tensor.Of(-1)).Sum();
        Assert.Equal(1000, loss.ToScalar());
        Assert.Equal(1, Gradient.Of(loss, x)[0].ToScalar());
    }

    [Fact]
    public void Nothing_broadcasts() => Assert.Equal(
        "SquaredError: prediction [3, 1] and target [3] differ. Losses never broadcast: reshape one to the other's shape.",
        Assert.Throws<ShapeException>(() => Loss.SquaredError(Tensor.Full(new(3, 1), 0), Tensor.Of(1, 2, 3))).Message);

    [Fact]
    public void Label_smoothing_spreads_over_all_classes_the_true_one_included()
    {
        // ε / C for each of all C, not ε / (C − 1) for the others (PyTorch #7455, fastai #1814).
        var logs = Logits.LogSoftmax().ToArray()[..3];
        Assert.Equal(-0.9 * logs[1] - 0.1 * logs.Average(), Loss.CrossEntropy(Logits, Indices.Of(1, 0), labelSmoothing: 0.1).Values.ToArray()[0], 1e-14);
    }

    [Fact]
    public void The_mean_of_a_divergence_is_per_example()
    {
        // PyTorch's default divides by the elements: not a divergence (#2259, #6622; deit, LD and ActionCLIP shipped it).
        var (logs, target) = (Logits.LogSoftmax(), Row(3, 0.2, 0.3, 0.5, 1, 0, 0));
        var byHand = target.ToArray().Zip(logs.ToArray(), (t, x) => t == 0 ? 0 : t * (Math.Log(t) - x)).Sum();
        Assert.Equal(byHand / 2, Loss.KullbackLeibler(logs, target).Mean().ToScalar(), 1e-14);
        Assert.Equal(byHand / 6, Loss.KullbackLeiblerTerms(logs, target).MeanOverExamples().ToScalar(), 1e-14);
    }

    [Fact]
    public void The_gaussian_loss_stands_element_by_element_and_a_held_variance_still_learns()
    {
        // It summed the last axis in PyTorch until #56469 and in TorchSharp to this day, which also cuts the variance's gradient.
        var variance = new Parameter("v", Row(3, 0, 1, 2));
        var loss = Loss.GaussianNegativeLogLikelihood(Row(3, 1, 2, 3), Row(3, 0, 2, 4), variance);
        Assert.Equal(new Shape(1, 3), loss.Values.Shape);
        Assert.True(Gradient.Of(loss.Sum(), variance)[0].ToArray()[0] < 0, "a variance of 0 at a miss must be pushed up");
    }

    [Fact]
    public void Huber_and_smooth_L1_differ_by_the_factor_delta()
    {
        var (p, t) = (Row(3, -4, 0.5, 3), Row(3, 0, 0, 0));
        Assert.Equal(Loss.Huber(p, t, 2).Values.ToArray(), Loss.SmoothL1(p, t, 2).Values.ToArray().Select(value => 2 * value));
    }

    [Fact]
    public void The_two_multi_class_hinges_are_told_apart()
    {
        // PyTorch sums over the rivals and divides by C, Keras and optax take the worst: [1, 2, 3] with class 1.
        Assert.Equal((Math.Max(0, 1 - 2 + 1) + Math.Max(0, 1 - 2 + 3)) / 3.0, Loss.MultiMargin(Row(3, 1, 2, 3), Indices.Of(1)).Values.ToScalar(), 1e-15);
        Assert.Equal(1 - 2 + 3, Loss.CrammerSinger(Row(3, 1, 2, 3), Indices.Of(1)).Values.ToScalar());
    }

    [Fact]
    public void Hinge_labels_are_never_recoded_silently()
    {
        // Keras turns 0 into −1 where a batch holds nothing but 0 and 1, so the same row can count differently in two batches.
        Assert.Equal(1, Loss.Hinge(Tensor.Of(5), Tensor.Of(0)).Values.ToScalar());
        Assert.Equal([1, 0], Loss.Hinge(Tensor.Of(5, 5), Tensor.Of(0, 1)).Values.ToArray());
    }

    [Fact]
    public void A_weighted_mean_of_classes_is_the_same_by_number_and_by_distribution()
    {
        // The same data gave 1.4236 and 3.2031 in PyTorch.
        var (weights, classes, oneHot) = (Weights(1, 4, 0.5), Indices.Of(1, 2), Row(3, 0, 1, 0, 0, 0, 1));
        Assert.Equal(1.4235880477207883, Loss.CrossEntropy(Logits, classes, weights).Mean().ToScalar(), 1e-14);
        Assert.Equal(1.4235880477207883, Loss.CrossEntropy(Logits, oneHot, weights).Mean().ToScalar(), 1e-14);
        Assert.Equal(3.2030731073717735, Loss.CrossEntropy(Logits, oneHot, weights).MeanOverExamples().ToScalar(), 1e-14);
    }

    [Fact]
    public void Smoothing_with_weights_is_the_smoothed_distribution_with_weights()
    {
        // PyTorch divides both parts by the weights of the true classes, which changes the smoothing (#104776).
        var weights = Weights(1, 4, 0.5);
        var smoothed = Row(3, 0.1 / 3, 0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3, 0.1 / 3, 0.9 + 0.1 / 3);
        Assert.Equal(Loss.CrossEntropy(Logits, smoothed, weights).Mean().ToScalar(), Loss.CrossEntropy(Logits, Indices.Of(1, 2), weights, 0.1).Mean().ToScalar(), 1e-14);
    }

    [Fact]
    public void Positive_weights_count_in_the_mean()
    {
        // PyTorch divides by the elements whatever they weigh; so the start is no longer ln 2.
        var target = Row(3, 1, 0, 1);
        var loss = Loss.BinaryCrossEntropy(target * 0, target, Weights(3, 3, 3));
        Assert.Equal(Math.Log(2), loss.Mean().ToScalar(), 1e-15);
        Assert.Equal(Math.Log(2) * 7 / 3, loss.MeanOverExamples().ToScalar(), 1e-15);
    }

    [Fact]
    public void The_mean_of_a_cross_entropy_divides_by_the_examples_and_not_by_the_classes() =>
        // One library divides by both.
        Assert.Equal(Math.Log(3), Loss.CrossEntropy(Logits * 0, Indices.Of(1, 0)).Mean().ToScalar(), 1e-15);

    [Fact]
    public void Padded_rows_do_not_divide()
    {
        // burn counts them; the mean over what is left must not change when padding is added.
        var alone = Loss.CrossEntropy(Logits, Indices.Of(1, 0)).Mean().ToScalar();
        var padded = Loss.CrossEntropy(Row(3, 1, 2, 3, 0, 1, 0, 7, 7, 7), Indices.Of(1, 0, -1), ignored: -1);
        Assert.Equal(alone, padded.Mean().ToScalar(), 1e-15);
        Assert.Equal(alone, padded.MeanOverUnmasked().ToScalar(), 1e-15);
        Assert.Equal(alone * 2 / 3, padded.MeanOverExamples().ToScalar(), 1e-15);
    }

    [Fact]
    public void Upstream_weights_reach_every_row()
    {
        // A fused kernel scaled all rows by the first one's (Liger #968).
        var x = new Parameter("x", Logits);
        var weighted = Gradient.Of(Loss.CrossEntropy(x, Indices.Of(1, 0)).Weighted(Tensor.From(new(2), [1, 3], ElementType.Float64)).Sum(), x)[0].ToArray();
        var plain = Gradient.Of(Loss.CrossEntropy(x, Indices.Of(1, 0)).Sum(), x)[0].ToArray();
        Assert.All(plain.Zip(weighted).Index(), pair => Assert.Equal(pair.Item.First * (pair.Index < 3 ? 1 : 3), pair.Item.Second, 1e-14));
    }

    [Fact]
    public void The_rectifier_of_minus_infinity_is_0_and_of_a_negative_number_no_minus_0()
    {
        var values = Tensor.Of(double.NegativeInfinity, -1, 2).Relu().ToArray();
        Assert.Equal([0, 0, 2], values);
        Assert.DoesNotContain(values, double.IsNegative);
        Assert.True(double.IsNaN(Tensor.Of(double.NaN).Relu().ToScalar()));
    }

    private static Tensor Row(int width, params double[] values) => Tensor.From(new(values.Length / width, width), values, ElementType.Float64);

    private static Tensor Weights(params double[] values) => Tensor.From(new(values.Length), values, ElementType.Float64);
}
