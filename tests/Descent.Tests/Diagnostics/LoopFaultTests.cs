using Descent.Diagnostics;
using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Faults of a loop of one's own: each program carries one, and it must be named first. Its control, without it, is in <see cref="HealthyTests"/>.</summary>
public sealed class LoopFaultTests
{
    private const int Epochs = 15;

    [Fact]
    public void A_loss_that_is_maximised_is_O4_within_the_first_steps()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.05 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        var diagnosis = Programs.Loop(check, train, 1, (x, y) => -Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step);
        First("O4", diagnosis);
        Assert.InRange(diagnosis.Cause!.Step, 1, 10);
    }

    [Fact]
    public void Gradients_that_pile_up_are_O5()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.05 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        var sums = model.Parameters.Select(parameter => Tensor.Full(parameter.Shape, 0)).ToArray();
        var diagnosis = Programs.Loop(check, train, Epochs, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), objective =>
        {
            sums = [.. sums.Zip(Gradient.Of(objective, model.Parameters), (sum, gradient) => (sum + gradient).Detach())];
            sgd.Step(sums);
        });
        First("O5", diagnosis);
        Assert.Equal(2, diagnosis.Cause!.Step);
    }

    [Fact]
    public void A_batch_in_parts_is_no_pile()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        var random = new RandomStream(3);
        for (var step = 0; step < 200; step++)
        {
            Tensor[]? sums = null;
            for (var part = 0; part < 2; part++)
            {
                var batch = train.Take([.. Enumerable.Range(0, 16).Select(_ => random.NextIndex(train.Count))]);
                var objective = Loss.CrossEntropy(model.Forward(batch.Inputs), (Indices)batch.Targets).Mean() / 2;
                check.Step(batch.Inputs, batch.Targets, objective);
                var gradients = Gradient.Of(objective, model.Parameters);
                sums = sums is null ? gradients : [.. sums.Zip(gradients, (a, b) => a + b)];
            }

            sgd.Step(sums!);
        }

        Assert.DoesNotContain(check.Diagnose().Findings, finding => finding.IsOpenFault);
    }

    [Fact]
    public void A_summed_loss_is_L6()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        First("L6", Programs.Loop(check, train, Epochs, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Sum(), sgd.Step));
    }

    [Fact]
    public void Softmax_before_cross_entropy_is_L2()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        var diagnosis = Programs.Loop(check, train, Epochs, (x, y) => Loss.CrossEntropy(model.Forward(x).LogSoftmax().Exp(), (Indices)y).Mean(), sgd.Step);
        First("L2", diagnosis);
        Assert.Contains("the loss cannot go below 0.5514 (3 classes)", diagnosis.Cause!.Message, StringComparison.Ordinal); // ln(1 + 2/e)
    }

    [Fact]
    public void A_sigmoid_before_binary_cross_entropy_is_L2()
    {
        var moons = Programs.Moons();
        var train = new Dataset(moons.Inputs, Tensor.From(new(moons.Count, 1), [.. ((Indices)moons.Targets).Values.ToArray().Select(k => (double)k)]));
        var model = Programs.Net(2, 1);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new BinaryCrossEntropy(), sgd, train);
        First("L2", Programs.Loop(check, train, Epochs, (x, y) => Loss.BinaryCrossEntropy(model.Forward(x).Sigmoid(), (Tensor)y).Mean(), sgd.Step));
    }

    [Fact]
    public void A_layer_kept_from_the_optimizer_is_O6_unless_declared()
    {
        var train = Programs.Clouds();
        Diagnosis Trained(bool isDeclared)
        {
            var model = Programs.Net(2, 3);
            var sgd = new Sgd([.. model.Parameters.Skip(2)]) { LearningRate = 0.1 };
            var check = new TrainingCheck(model, new CrossEntropy(), sgd, train) { Frozen = isDeclared ? [.. model.Parameters.Take(2)] : [] };
            return Programs.Loop(check, train, Epochs, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step);
        }

        var diagnosis = Trained(false);
        First("O6", diagnosis);
        Assert.Equal("The loss depends on 0.weight, 0.bias, and no step changed them.", diagnosis.Cause!.Message);
        Assert.DoesNotContain(Trained(true).Findings, finding => finding.Id == "O6");
    }

    [Fact]
    public void A_cursor_that_stands_still_is_D11()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        var first = Enumerable.Range(0, 32).ToArray();
        First("D11", Programs.Loop(check, train, Epochs, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step, _ => [.. Enumerable.Repeat(first, 9).SelectMany(rows => rows)]));
    }

    [Fact]
    public void Rows_sorted_by_class_are_D10()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        First("D10", Programs.Loop(check, train, Epochs, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step, _ => [.. Enumerable.Range(0, 300).OrderBy(row => row % 3)]));
    }

    [Fact]
    public void Rows_drawn_with_replacement_are_no_fault()
    {
        var (train, model, random) = (Programs.Clouds(), Programs.Net(2, 3), new RandomStream(5));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        var diagnosis = Programs.Loop(check, train, Epochs, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step, _ => [.. Enumerable.Range(0, 300).Select(_ => random.NextIndex(300))]);
        Assert.DoesNotContain(diagnosis.Findings, finding => finding.IsOpenFault);
    }

    private static void First(string id, Diagnosis diagnosis)
    {
        Assert.True(diagnosis.Cause?.Id == id, diagnosis.ToString());
        Assert.Equal(Verdict.Unhealthy, diagnosis.Verdict);
        Assert.DoesNotContain(diagnosis.Others, finding => finding.IsOpenFault);
    }
}
