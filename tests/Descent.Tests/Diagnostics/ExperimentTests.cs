using Descent.Diagnostics;
using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>The experiments: what they show, and that nothing of them is left behind.</summary>
public sealed class ExperimentTests
{
    [Fact]
    public void A_healthy_program_learns_16_rows_by_heart_and_its_gradient_is_right()
    {
        var model = Programs.Net(2, 3);
        var check = new TrainingCheck(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Programs.Clouds());
        var results = check.Experiment();
        Assert.InRange(results.GradientError, 0, 1e-6);
        Assert.InRange(results.Overfit.Skill, 0.74, 1);
        Assert.DoesNotContain(check.Diagnose().Findings, finding => finding.IsOpenFault);
    }

    [Fact]
    public void Experiments_leave_every_bit_of_model_and_optimizer_as_it_was()
    {
        (double[][] Weights, double[][] State, int Steps) Trained(bool isTested)
        {
            var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
            var adam = new Adam(model.Parameters) { LearningRate = 0.01, WeightDecay = 0.1 };
            var check = new TrainingCheck(model, new CrossEntropy(), adam, train);
            Tensor Objective(Operand x, Operand y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean();
            Programs.Loop(check, train, 2, Objective, adam.Step);
            if (isTested)
            {
                check.Experiment(20);
            }

            Programs.Loop(check, train, 2, Objective, adam.Step);
            return ([.. model.Parameters.Select(parameter => parameter.ToArray())], [.. adam.State.Select(state => state.ToArray())], adam.StepNumber);
        }

        var (plain, tested) = (Trained(false), Trained(true));
        Assert.Equal(plain.Weights, tested.Weights);
        Assert.Equal(plain.State, tested.State);
        Assert.Equal(plain.Steps, tested.Steps);
    }

    [Fact]
    public void An_operation_with_a_wrong_gradient_is_O10()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random), new Bent(), new Linear(16, 3, random, Initializer.KaimingNormal())];
        var check = new TrainingCheck(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Programs.Clouds());
        check.Experiment();
        var diagnosis = check.Diagnose();
        Assert.True(diagnosis.Cause?.Id == "O10", diagnosis.ToString());
        Assert.StartsWith("The gradient of 0.", diagnosis.Cause!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-5, "O2")]
    [InlineData(100, "O1")]
    public void A_rate_that_does_not_fit_is_confirmed_before_the_run(double rate, string id)
    {
        var model = Programs.Net(2, 3);
        var check = new TrainingCheck(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = rate }, Programs.Clouds());
        check.Experiment();
        var diagnosis = check.Diagnose();
        Assert.True(diagnosis.Cause?.Id == id, diagnosis.ToString());
        Assert.Equal(Certainty.Confirmed, diagnosis.Cause!.Certainty);
    }

    [Fact]
    public void A_model_without_width_cannot_learn_16_rows()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 1, random), new Tanh(), new Linear(1, 1, random)];
        var check = new TrainingCheck(model, new SquaredError(), new Adam(model.Parameters) { LearningRate = 0.01 }, Programs.Waves());
        check.Experiment();
        var diagnosis = check.Diagnose();
        Assert.True(diagnosis.Cause?.Id == "G2", diagnosis.ToString());
    }

    /// <summary>The square, with a slope that forgets the 2.</summary>
    private sealed class Bent : Layer
    {
        public override Tensor Forward(Operand x, RandomStream? dropout) => Tensor.Apply(new BentSquare(), x);
    }

    private sealed record BentSquare : Op
    {
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            for (var i = 0; i < output.Length; i++)
            {
                output[i] = inputs[0][i] * inputs[0][i];
            }
        }

        public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * pullback[0]);
    }
}
