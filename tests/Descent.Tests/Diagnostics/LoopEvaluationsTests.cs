using Descent.Diagnostics;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>A loop's evaluations, made later of kept parameters, beside the losses that the model had then.</summary>
public sealed class LoopEvaluationsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData((1 << 20) - 1)] // numbers that leave no room: made at once
    public void They_are_of_the_model_as_it_was_and_put_every_bit_back(int taken)
    {
        var (clouds, validation) = (Programs.Clouds(100), Programs.Clouds(60));
        var model = Programs.Net(2, 3);
        var run = new Evidence(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 0.1 }, clouds, validation);
        run.Begin();
        var room = new ProbeRoom();
        Assert.True(room.Take(taken));
        var evaluations = new LoopEvaluations(run, room);
        var expected = new List<Evaluation>();
        for (var epoch = 1; epoch <= 8; epoch++)
        {
            Assert.Equal(epoch == 1, evaluations.Show(clouds.Count));
            run.Optimizer.Step(run.Loss.Of(model.Forward(clouds.Inputs), clouds.Targets).Mean());
            run.Step++;
            evaluations.Updated();
            if (epoch is 1 or 2 or 4 or 8)
            {
                expected.Add(new(epoch, run.LossOf(clouds), run.LossOf(validation)));
            }
        }

        Assert.Equal(taken > 0 ? 4 : 0, run.Evaluations.Count);
        var before = model.Parameters.Select(parameter => parameter.ToArray()).ToArray();
        evaluations.Read();
        Assert.Equal(expected, run.Evaluations);
        Assert.Equal(before, model.Parameters.Select(parameter => parameter.ToArray()));
        Assert.True(room.Take((1 << 20) - taken));
    }

    [Fact]
    public void The_rows_they_are_of_can_be_asked_again()
    {
        var model = Programs.Net(2, 3);
        var run = new Evidence(model, new CrossEntropy(), new Sgd(model.Parameters), Programs.Clouds(), Programs.Clouds(600, 2));
        run.Begin();
        var evaluations = new LoopEvaluations(run, new ProbeRoom());
        evaluations.Show(300);
        evaluations.Read();
        Assert.Equal(run.Evaluations.Single().Validation, run.LossOf(run.EvaluatedValidation!));
        Assert.NotEqual(600, run.EvaluatedValidation!.Count);
    }
}
