using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Optimizers;

public sealed class RecordedStepTests
{
    // Learning rate, decay and clipping change from step to step: they are the optimizer's, not the recording's.
    [Fact]
    public void It_updates_as_the_optimizer_does_step_by_step()
    {
        var (x, y) = (Sample.Normal(new(16, 3), 1), Sample.Normal(new(16, 1), 2));
        var (replayed, computed) = (new Mlp(3, [8, 1], 4), new Mlp(3, [8, 1], 4));
        var (first, second) = (new AdamW(replayed.Parameters), new AdamW(computed.Parameters));
        var step = new RecordedStep(first, (inputs, random) => Loss.SquaredError(replayed.Forward(inputs[0], random), (Tensor)inputs[1]).Mean());
        for (var i = 1; i <= 20; i++)
        {
            foreach (var optimizer in new[] { first, second })
            {
                (optimizer.LearningRate, optimizer.WeightDecay, optimizer.ClipNorm) = (0.1 / i, 0.01 * i, i % 2 == 0 ? 0.05 : null);
            }

            var objective = Loss.SquaredError(computed.Forward(x), y).Mean();
            second.Step(objective);
            Assert.Equal(objective.ToScalar(), step.Run(x, y));
            Assert.Equal(computed.Parameters.SelectMany(parameter => parameter.ToArray()), replayed.Parameters.SelectMany(parameter => parameter.ToArray()));
        }
    }
}
