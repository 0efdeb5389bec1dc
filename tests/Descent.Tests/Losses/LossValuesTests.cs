using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Losses;

public sealed class LossValuesTests
{
    private static readonly Tensor Two = Tensor.From(new(2, 2), [1, 2, 3, 4], ElementType.Float64);
    private static readonly Tensor Weights = Tensor.From(new(2, 2), [1, 0.5, 0, 2], ElementType.Float64);

    [Fact]
    public void Each_mean_divides_by_what_its_name_says()
    {
        var losses = new LossValues(Two).Weighted(Weights); // 1, 1, 0, 8
        Assert.Equal([1, 1, 0, 8], losses.Values.ToArray());
        Assert.Equal(10, losses.Sum().ToScalar());
        Assert.Equal(10 / 3.5, losses.Mean().ToScalar(), 1e-15);
        Assert.Equal(10 / 4.0, losses.MeanOverExamples().ToScalar());
        Assert.Equal(10 / 3.0, losses.MeanOverUnmasked().ToScalar(), 1e-15);
        Assert.Equal(10 / 2.0, losses.MeanOverBatch().ToScalar());
        Assert.Equal(10 / 3.5, new LossValues(Two).MeanOver(Weights).ToScalar(), 1e-15);
        Assert.Equal(3.5, losses.TotalWeight);
    }

    [Fact]
    public void Every_mean_of_nothing_is_0_with_gradient_0()
    {
        var parameter = new Parameter("p", Tensor.From(new(2, 2), [1, 2, 3, 4], ElementType.Float64));
        foreach (var losses in new[] { new LossValues(parameter).Weighted(Weights * 0), Loss.SquaredError(Tensor.Full(new(0, 2), 0), Tensor.Full(new(0, 2), 0)) })
        {
            foreach (var mean in new[] { losses.Mean(), losses.MeanOverExamples(), losses.MeanOverUnmasked(), losses.MeanOverBatch(), losses.Sum() })
            {
                Assert.Equal(0, mean.ToScalar());
                Assert.All(Gradient.Of(mean, [parameter])[0].ToArray(), slope => Assert.Equal(0, slope));
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_of_0_masks_a_loss_that_is_not_finite(double bad)
    {
        var parameter = new Parameter("p", Tensor.From(new(2), [3, bad], ElementType.Float64));
        var mean = new LossValues(parameter.Exp()).MeanOver(Tensor.From(new(2), [1, 0], ElementType.Float64));
        Assert.Equal(Math.Exp(3), mean.ToScalar(), 1e-13);
        Assert.Equal(Math.Exp(3), Gradient.Of(mean, [parameter])[0].ToArray()[0], 1e-13);
    }

    [Fact]
    public void Any_split_into_micro_batches_gives_the_objective_and_gradient_of_the_whole_batch()
    {
        var random = new RandomStream(5);
        for (var trial = 0; trial < 50; trial++)
        {
            var n = 2 + random.NextIndex(9);
            var logits = new Parameter("p", Tensor.From(new(n, 3), [.. Enumerable.Range(0, 3 * n).Select(_ => random.NextNormal())], ElementType.Float64));
            var classes = Indices.Of([.. Enumerable.Range(0, n).Select(_ => random.NextIndex(3))]);
            var weights = Tensor.From(new(n), [.. Enumerable.Range(0, n).Select(_ => random.NextIndex(3) * 0.5)], ElementType.Float64);
            var whole = Loss.CrossEntropy(logits, classes).Weighted(weights);
            var (objective, gradient) = (whole.Mean().ToScalar(), Gradient.Of(whole.Mean(), [logits])[0].ToArray());
            var total = Math.Max(whole.TotalWeight, double.Epsilon);
            var (sum, slopes) = (0.0, new double[3 * n]);
            for (var start = 0; start < n;)
            {
                int[] rows = [.. Enumerable.Range(start, Math.Min(1 + random.NextIndex(4), n - start))];
                var part = Loss.CrossEntropy(logits.GatherRows(Indices.Of(rows)), Indices.Of([.. rows.Select(i => classes.Values[i])]))
                    .Weighted(Tensor.From(new(rows.Length), [.. rows.Select(i => weights.ToArray()[i])], ElementType.Float64)).Sum();
                sum += part.ToScalar() / total;
                slopes = [.. slopes.Zip(Gradient.Of(part, [logits])[0].ToArray(), (a, b) => a + b / total)];
                start += rows.Length;
            }

            Assert.Equal(objective, sum, 1e-13);
            Assert.All(gradient.Zip(slopes), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        }
    }

    [Fact]
    public void Further_weights_multiply_those_that_are_there()
    {
        var losses = new LossValues(Tensor.Of(2, 6), Tensor.Of(1, 3)).Weighted(Tensor.Of(4, 0.5));
        Assert.Equal([8, 3], losses.Values.ToArray());
        Assert.Equal([4, 1.5], losses.Weights.ToArray());
        Assert.Equal(11 / 5.5, losses.Mean().ToScalar(), 1e-6);
        Assert.Equal(5, new LossValues(Tensor.Full(new(), 5)).MeanOverBatch().ToScalar());
    }

    [Fact]
    public void Nothing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new LossValues(null!));
        Assert.Throws<ArgumentNullException>(() => new LossValues(Tensor.Of(1)).Weighted(null!));
        Assert.Throws<ArgumentNullException>(() => new L2(1).Of(null!));
    }

    [Fact]
    public void Weights_of_another_shape_are_refused_with_both_shapes()
    {
        var e = Assert.Throws<ShapeException>(() => new LossValues(Two).MeanOver(Tensor.Of(1, 2)));
        Assert.Equal("Weighted: losses [2, 2] and weights [2] differ. Give each loss one weight.", e.Message);
    }

    [Fact]
    public void Weights_given_with_the_losses_must_fit_too()
    {
        var e = Assert.Throws<ShapeException>(() => new LossValues(Two, Tensor.Of(1, 2)));
        Assert.Equal("LossValues: losses [2, 2] and weights [2] differ. Give each loss one weight.", e.Message);
    }

    [Fact]
    public void Skill_is_0_at_the_prior_and_1_at_the_floor()
    {
        var yardstick = new Yardstick(3, 2, 0.5);
        Assert.Equal((0.0, 1.0, 0.5), (yardstick.Skill(2), yardstick.Skill(0.5), yardstick.Skill(1.25)));
        Assert.Equal(-1, yardstick.Skill(3.5));
    }
}
