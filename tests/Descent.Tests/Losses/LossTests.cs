using Xunit;

namespace Descent.Tests.Losses;

public sealed class LossTests
{
    [Fact]
    public void Twenty_seven_equal_scores_start_at_3_2958_three_ways()
    {
        var logits = Tensor.Full(new(1, 27), 0.5, ElementType.Float64);
        var expected = -Math.Log(1 / 27.0);
        Assert.Equal(3.295836866004329, expected, 1e-15);
        Assert.Equal(expected, -Math.Log(logits.LogSoftmax().Exp().ToArray()[13]), 1e-14);
        Assert.Equal(expected, Loss.CrossEntropy(logits, Indices.Of(13)).Values.ToScalar(), 1e-14);
    }

    [Fact]
    public void Squared_errors_of_the_four_examples_sum_to_4_for_a_network_that_answers_0() =>
        Assert.Equal(4, Loss.SquaredError(Tensor.Of(0, 0, 0, 0), Tensor.Of(1, -1, -1, 1)).Sum().ToScalar());

    [Fact]
    public void The_four_examples_are_learned_within_100_steps_for_200_of_200_seeds()
    {
        var x = Tensor.Of([[2, 3, -1], [3, -1, 0.5], [0.5, 1, 1], [1, 1, -1]]);
        var y = Tensor.Of([[1], [-1], [-1], [1]]);
        for (var seed = 0ul; seed < 200; seed++)
        {
            var model = new Mlp(3, [4, 4, 1], seed);
            var sgd = new Sgd(model.Parameters) { LearningRate = 0.05, Momentum = 0.85 };
            for (var step = 0; step < 100; step++)
            {
                sgd.Step(Loss.SquaredError(model.Forward(x), y).Sum());
            }

            var loss = Loss.SquaredError(model.Forward(x), y).Sum().ToScalar();
            Assert.True(loss < 1e-3, $"seed {seed}: {loss:R}");
        }
    }

    [Theory]
    [InlineData(1e6)]
    [InlineData(-1e6)]
    public void Cross_entropy_ignores_a_shift_of_the_logits(double shift)
    {
        var logits = Tensor.From(new(1, 3), [1, 2, 4], ElementType.Float64);
        Assert.Equal(
            Loss.CrossEntropy(logits, Indices.Of(1)).Values.ToScalar(),
            Loss.CrossEntropy(logits + shift, Indices.Of(1)).Values.ToScalar(),
            1e-12);
    }

    [Theory]
    [InlineData(-1000, 1, 1000)]
    [InlineData(1000, 1, 0)]
    [InlineData(20, 1, 2.0611536e-9)]
    public void Binary_cross_entropy_stays_exact_far_from_0(double logit, double target, double expected) =>
        Assert.Equal(expected, Loss.BinaryCrossEntropy(Tensor.Of(logit), Tensor.Of(target)).Values.ToScalar(), 1e-6 * Math.Max(expected, 1e-9));

    [Fact]
    public void A_loss_never_broadcasts()
    {
        var e = Assert.Throws<ShapeException>(() => Loss.SquaredError(Tensor.Full(new(3, 1), 0), Tensor.Of(1, 2, 3)));
        Assert.Equal("SquaredError: prediction [3, 1] and target [3] differ. Losses never broadcast: reshape one to the other's shape.", e.Message);
    }

    [Fact]
    public void A_class_out_of_range_names_its_row_and_value()
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Loss.CrossEntropy(Tensor.Full(new(2, 3), 0), Indices.Of(0, 3)));
        Assert.StartsWith("CrossEntropy: index 1 is 3, outside 0 … 2.", e.Message, StringComparison.Ordinal);
    }
}
