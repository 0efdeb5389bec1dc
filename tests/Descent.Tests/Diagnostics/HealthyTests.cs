using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Runs with nothing wrong: nothing above a note may be said of them.</summary>
public sealed class HealthyTests
{
    private static readonly string Data = Path.Combine(Tree.Root, "src", "Descent.Cli", "Data");

    [Fact]
    public void Iris_is_quiet()
    {
        var (train, validation, classes) = Programs.Table(Path.Combine(Data, "iris.csv"));
        var model = Programs.Net(4, classes);
        Quiet(Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, train, validation, 30));
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("tanh")]
    [InlineData("gelu")]
    public void Moons_are_quiet(string activation)
    {
        var model = Programs.Net(2, 2, activation: () => activation switch { "relu" => new Relu(), "tanh" => new Tanh(), _ => new Gelu() });
        Quiet(Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Programs.Moons(), Programs.Moons(200, 2), 40));
    }

    [Fact]
    public void A_regression_is_quiet()
    {
        var model = Programs.Net(2, 1, activation: () => new Tanh());
        Quiet(Programs.Train(model, new SquaredError(), new Sgd(model.Parameters) { LearningRate = 0.05, Momentum = 0.9 }, Programs.Waves(), Programs.Waves(150, 2), 60));
    }

    [Fact]
    public void Dropout_and_decay_are_quiet()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 64, random), new Relu(), new Dropout(0.2), new Linear(64, 3, random)];
        Quiet(Programs.Train(model, new CrossEntropy(), new AdamW(model.Parameters) { LearningRate = 0.01, WeightDecay = 0.1 }, Programs.Clouds(), Programs.Clouds(150, 2), 30));
    }

    [Fact]
    public void A_loop_of_ones_own_is_quiet()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train, Programs.Clouds(150, 2));
        Quiet(Programs.Loop(check, train, 40, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step));
    }

    [Fact]
    public void A_few_steps_are_too_few_to_judge()
    {
        var model = Programs.Net(2, 2);
        var diagnosis = Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters), Programs.Moons(64), null, 2);
        Assert.Equal(Verdict.NotEnoughEvidence, diagnosis.Verdict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_weights_are_the_same_bits_with_the_check_and_without(bool isRecorded)
    {
        double[][] Trained(bool isChecked)
        {
            var random = new RandomStream(1);
            Sequential model = [new Linear(2, 32, random), new Relu(), new Dropout(0.1), new Linear(32, 3, random)];
            var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01, ClipNorm = 1 }) { Epochs = 6, Recorded = isRecorded };
            var check = isChecked ? TrainingCheck.Of(trainer, Programs.Clouds(), Programs.Clouds(90, 2)) : null;
            foreach (var _ in trainer.Run(Programs.Clouds(), Programs.Clouds(90, 2), TestContext.Current.CancellationToken))
            {
                check?.Diagnose();
            }

            return [.. model.Parameters.Select(parameter => parameter.ToArray())];
        }

        Assert.Equal(Trained(false), Trained(true));
    }

    private static void Quiet(Diagnosis diagnosis)
    {
        Assert.True(diagnosis.Findings.All(finding => finding.Level == FindingLevel.Note), diagnosis.ToString());
        Assert.True(diagnosis.Verdict is Verdict.Healthy or Verdict.StillImproving, diagnosis.ToString());
    }
}
