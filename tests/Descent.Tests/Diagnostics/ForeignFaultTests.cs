using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Faults in codings that differ from the usual: each program carries one, and it must be named first.</summary>
public sealed class ForeignFaultTests
{
    private static Dataset Train => Programs.Clouds();

    private static Dataset Validation => Programs.Clouds(150, 2);

    [Fact]
    public void Columns_in_another_order_in_validation_are_D12()
    {
        Dataset Turned(Dataset data) => new(Tensor.From(data.Inputs.Shape, [.. ((Tensor)data.Inputs).ToArray().Chunk(2).SelectMany(row => row.Reverse())]), data.Targets);
        Named("D12", Programs.Net(2, 1), new SquaredError(), 0.01, Programs.Waves(), Turned(Programs.Waves(150, 2)), 40);
    }

    [Fact]
    public void A_class_of_which_there_is_no_row_is_D9()
    {
        int[] rows = [.. Enumerable.Range(0, 300).Where(row => row % 3 != 2)];
        var diagnosis = Named("D9", Programs.Net(2, 3), new CrossEntropy(), 0.01, Train.Take(rows), Validation, 20);
        Assert.StartsWith("Class 2 of 3 occurs in none of the 200 training rows", diagnosis.Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_is_much_scarcer_than_in_validation_is_D9()
    {
        int[] rows = [.. Enumerable.Range(0, 900).Where(row => row % 3 != 2 || row % 36 == 2)];
        var diagnosis = Named("D9", Programs.Net(2, 3), new CrossEntropy(), 0.01, Programs.Clouds(900, apart: 4).Take(rows), Programs.Clouds(150, 2, apart: 4), 20);
        Assert.Contains("of the training rows and 33.3% of validation", diagnosis.Cause!.Message.Replace(" %", "%", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Training_rows_that_cost_more_than_validation_are_D6()
    {
        var (random, clean) = (new RandomStream(5), Programs.Waves(600));
        var noisy = ((Tensor)clean.Targets).ToArray().Select(y => random.NextUniform() < 0.3 ? 2 * random.NextNormal() : y);
        var diagnosis = Named("D6", Programs.Net(2, 1), new SquaredError(), 0.01, new(clean.Inputs, Tensor.From(new(600, 1), [.. noisy])), Programs.Waves(300, 2), 40);
        Assert.Contains("standard errors less", diagnosis.Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_far_from_0_for_their_spread_are_D1()
    {
        var far = (Tensor)Train.Inputs * 0.001 + 5;
        Named("D1", Programs.Net(2, 3), new CrossEntropy(), 0.01, new(far, Train.Targets), new((Tensor)Validation.Inputs * 0.001 + 5, Validation.Targets), 20);
    }

    [Fact]
    public void A_limit_of_each_gradient_number_that_is_always_on_is_O7()
    {
        var model = Programs.Net(2, 3);
        Named("O7", model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 0.1, ClipValue = 1e-4 }, Train, Validation, 20);
    }

    [Fact]
    public void Hidden_weights_that_start_too_large_are_I2_and_not_L1()
    {
        var random = new RandomStream(1);
        Linear Wild(int inputs, int outputs) => new(inputs, outputs, random, Initializer.Normal(1));
        Named("I2", Sequential.Of([Wild(2, 32), new Relu(), Wild(32, 32), new Relu(), Wild(32, 3)]), new CrossEntropy(), 0.01, Train, Validation, 20);
    }

    [Fact]
    public void Rectifiers_that_leak_nearly_all_are_A4()
    {
        Named("A4", Programs.Net(2, 2, activation: () => new LeakyRelu(0.95)), new CrossEntropy(), 0.01, Programs.Moons(), Programs.Moons(200, 2), 20);
    }

    [Fact]
    public void A_textbook_sigmoid_in_a_logarithm_is_L5_before_anything_happens()
    {
        var (train, validation) = (InNumbers(Programs.Moons()), InNumbers(Programs.Moons(200, 2)));
        var diagnosis = Named("L5", Programs.Net(2, 1), new Textbook(), 0.01, train, validation, 10);
        Assert.Equal((Certainty.Certain, FindingLevel.Warning), (diagnosis.Cause!.Certainty, diagnosis.Cause.Level));
    }

    private static Dataset InNumbers(Dataset data) => new(data.Inputs, Tensor.From(new(data.Count, 1), [.. ((Indices)data.Targets).Values.ToArray().Select(k => (double)k)]));

    private static Diagnosis Named(string id, Layer model, LossFunction loss, double rate, Dataset train, Dataset validation, int epochs) =>
        Named(id, model, loss, new Adam(model.Parameters) { LearningRate = rate }, train, validation, epochs);

    private static Diagnosis Named(string id, Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset validation, int epochs)
    {
        var trainer = new Trainer(model, loss, optimizer) { Epochs = epochs };
        var check = TrainingCheck.Of(trainer, train, validation);
        _ = trainer.Run(train, validation, TestContext.Current.CancellationToken).Count();
        var diagnosis = check.Examine();
        Assert.True(diagnosis.Cause?.Id == id, diagnosis.ToString());
        return diagnosis;
    }

    private sealed record Textbook : LossFunction
    {
        public override string Name => "binary cross-entropy";

        public override TargetKind Targets => TargetKind.Probabilities;

        public override LossValues Of(Tensor prediction, Operand target)
        {
            var (p, y) = (1 / (1 + (-prediction).Exp()), (Tensor)target);
            return -(y * p.Log() + (1 - y) * (1 - p).Log());
        }

        public override Yardstick Yardstick(Operand target, int outputs) => new BinaryCrossEntropy().Yardstick(target, outputs);
    }
}
