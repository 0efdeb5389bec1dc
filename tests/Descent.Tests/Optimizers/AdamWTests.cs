using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Optimizers;

public sealed class AdamWTests
{
    // The first step has m̂ = g and v̂ = g², so it moves by η sign(g) whatever the gradient's size, up to ε / |g|.
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e6)]
    public void The_first_step_moves_by_the_learning_rate(double slope)
    {
        var w = new Parameter("w", Tensor.Full(new Shape(), 2, ElementType.Float64));
        new AdamW([w]) { LearningRate = 0.1 }.Step(w * slope);
        Assert.Equal(1.9, w.ToScalar(), 1e-5);
    }

    // A gradient of 0 leaves only the decay: w (1 − η λ).
    [Fact]
    public void Decay_does_not_pass_through_the_moments()
    {
        var w = new Parameter("w", Tensor.Full(new Shape(), 2, ElementType.Float64));
        new AdamW([w], _ => true) { LearningRate = 0.1, WeightDecay = 0.5 }.Step(w * 0);
        Assert.Equal(1.9, w.ToScalar(), 1e-15);
    }
}
