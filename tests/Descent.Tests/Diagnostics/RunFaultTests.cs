using Descent.Diagnostics;
using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Faults of data, model and settings in a trainer's run: each program carries one, and it must be named first.</summary>
public sealed class RunFaultTests
{
    private static Dataset Train => Programs.Clouds();

    private static Dataset Validation => Programs.Clouds(150, 2);

    [Fact]
    public void An_output_layer_that_starts_large_is_L1_and_confirmed()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random), new Relu(), new Linear(16, 3, random, Initializer.Normal(5))];
        var diagnosis = Run(model);
        First("L1", diagnosis);
        Assert.Equal(Certainty.Confirmed, diagnosis.Cause!.Certainty);
        Assert.Equal(0, diagnosis.Cause.Step);
    }

    [Fact]
    public void Class_numbers_under_squared_error_are_L3()
    {
        var numbers = new Dataset(Train.Inputs, Tensor.From(new(300, 1), [.. ((Indices)Train.Targets).Values.ToArray().Select(k => (double)k)]));
        var model = Programs.Net(2, 1);
        First("L3", Programs.Train(model, new SquaredError(), new Adam(model.Parameters) { LearningRate = 0.01 }, numbers, null, 20));
    }

    [Fact]
    public void A_rectified_output_is_L4()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random), new Tanh(), new Linear(16, 1, random), new Relu()];
        First("L4", Programs.Train(model, new SquaredError(), new Adam(model.Parameters) { LearningRate = 0.01 }, Programs.Waves(), Programs.Waves(150, 2), 20));
    }

    [Fact]
    public void Targets_far_from_0_are_L7()
    {
        var far = new Dataset(Programs.Waves().Inputs, (Tensor)Programs.Waves().Targets * 30 + 150);
        var model = Programs.Net(2, 1);
        First("L7", Programs.Train(model, new SquaredError(), new Adam(model.Parameters) { LearningRate = 0.01 }, far, null, 20));
    }

    [Fact]
    public void Inputs_of_unequal_size_are_D1()
    {
        var stretched = Changed(Train, (row, column, value) => column == 1 ? value * 400 + 1000 : value);
        var model = Programs.Net(2, 3);
        First("D1", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, stretched, Changed(Validation, (_, column, value) => column == 1 ? value * 400 + 1000 : value), 20));
    }

    [Fact]
    public void A_number_that_is_not_finite_is_D2_before_the_first_step()
    {
        var broken = Changed(Train, (row, column, value) => row == 17 && column == 1 ? double.NaN : value);
        var model = Programs.Net(2, 3);
        var diagnosis = new TrainingCheck(model, new CrossEntropy(), new Sgd(model.Parameters), broken).Diagnose();
        First("D2", diagnosis);
        Assert.Equal("Row 17 of the training inputs holds a number that is not finite, in column 1.", diagnosis.Cause!.Message);
    }

    [Fact]
    public void Constant_inputs_are_D3()
    {
        var model = Programs.Net(2, 3);
        First("D3", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Changed(Train, (_, _, _) => 0), Validation, 20));
    }

    [Fact]
    public void Constant_targets_are_D4()
    {
        var model = Programs.Net(2, 3);
        First("D4", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, new(Train.Inputs, Indices.Of(new int[300])), null, 20));
    }

    [Fact]
    public void Targets_one_row_off_are_D5_and_the_shift_is_named()
    {
        var random = new RandomStream(9);
        var mixed = Train.Take(random.Permutation(300));
        var classes = ((Indices)mixed.Targets).Values.ToArray();
        var model = Programs.Net(2, 3);
        var shifted = new Dataset(mixed.Inputs, Indices.Of([.. classes[^1..], .. classes[..^1]]));
        var diagnosis = Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, shifted, Validation, 20);
        First("D5", diagnosis);
        Assert.Equal(Certainty.Confirmed, diagnosis.Cause!.Certainty);
        Assert.StartsWith("Shift the targets by +1 rows", diagnosis.Cause.Change, StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffled_targets_are_D5()
    {
        var random = new RandomStream(9);
        var classes = ((Indices)Train.Targets).Values.ToArray();
        var shuffled = new Dataset(Train.Inputs, Indices.Of([.. random.Permutation(300).Select(row => classes[row])]));
        var model = Programs.Net(2, 3);
        First("D5", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, shuffled, Validation, 30));
    }

    [Fact]
    public void Targets_shuffled_everywhere_are_D5_too()
    {
        var random = new RandomStream(9);
        Dataset Shuffled(Dataset data)
        {
            var classes = ((Indices)data.Targets).Values.ToArray();
            return new(data.Inputs, Indices.Of([.. random.Permutation(data.Count).Select(row => classes[row])]));
        }

        var model = Programs.Net(2, 3, width: 64);
        First("D5", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Shuffled(Train), Shuffled(Validation), 30));
    }

    [Fact]
    public void A_column_that_holds_the_answer_is_D7()
    {
        var classes = ((Indices)Train.Targets).Values.ToArray();
        var leaking = Changed(Train, (row, column, value) => column == 1 ? classes[row] - 1 : value);
        var model = Programs.Net(2, 3);
        First("D7", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, leaking, null, 20));
    }

    [Fact]
    public void Validation_rows_out_of_training_are_D8()
    {
        var model = Programs.Net(2, 3);
        First("D8", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Train, Train.Take([.. Enumerable.Range(0, 60)]), 20));
    }

    [Fact]
    public void A_rare_class_that_is_never_named_is_D9()
    {
        var rows = Enumerable.Range(0, 900).Where(row => row % 3 == 0 || row % 90 == 1).ToArray();
        var clouds = Programs.Clouds(900, 1, 1.5).Take(rows);
        var two = new Dataset(clouds.Inputs, clouds.Targets);
        var model = Programs.Net(2, 2);
        First("D9", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.003 }, two, null, 10));
    }

    [Fact]
    public void Validation_that_is_not_standardized_is_D12()
    {
        var model = Programs.Net(2, 3);
        First("D12", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Train, Changed(Validation, (_, _, value) => value * 12 + 40), 20));
    }

    [Fact]
    public void Weights_that_start_equal_are_I1()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random, Initializer.Constant(0.1)), new Tanh(), new Linear(16, 3, random, Initializer.Constant(0.1))];
        First("I1", Run(model));
    }

    [Fact]
    public void Weights_that_start_large_are_I2()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 32, random, Initializer.Normal(2)), new Relu(), new Linear(32, 32, random, Initializer.Normal(2)), new Relu(), new Linear(32, 3, random, Initializer.Normal(2))];
        First("I2", Run(model));
    }

    [Fact]
    public void Deep_sigmoids_with_small_weights_are_I3()
    {
        var random = new RandomStream(1);
        List<Layer> layers = [new Linear(2, 16, random, Initializer.Normal(0.1)), new Sigmoid()];
        for (var i = 0; i < 5; i++)
        {
            layers.AddRange([new Linear(16, 16, random, Initializer.Normal(0.1)), new Sigmoid()]);
        }

        Sequential model = [.. layers, new Linear(16, 3, random)];
        First("I3", Run(model, rate: 0.003, epochs: 8));
    }

    [Fact]
    public void Rectifiers_below_0_for_every_row_are_A1()
    {
        var model = Programs.Net(2, 3);
        model.Parameters[1].Set([.. Enumerable.Repeat(-20.0, 16)]);
        First("A1", Run(model));
    }

    [Fact]
    public void Tanhs_at_their_flat_ends_are_A2()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random, Initializer.Normal(30)), new Tanh(), new Linear(16, 16, random, Initializer.Normal(30)), new Tanh(), new Linear(16, 3, random)];
        First("A2", Run(model, rate: 0.001));
    }

    [Fact]
    public void Linear_layers_without_activation_are_A4()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random), new Linear(16, 2, random)];
        First("A4", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Programs.Moons(), Programs.Moons(200, 2), 30));
    }

    [Fact]
    public void A_rate_that_is_far_too_high_is_O1()
    {
        var model = Programs.Net(2, 3);
        First("O1", Programs.Train(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 30 }, Train, Validation, 15));
    }

    [Fact]
    public void A_rate_that_is_far_too_low_is_O2()
    {
        var model = Programs.Net(2, 3);
        First("O2", Programs.Train(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 1e-5 }, Train, Validation, 20));
    }

    [Fact]
    public void A_gradient_that_is_always_clipped_is_O7()
    {
        var model = Programs.Net(2, 3);
        First("O7", Programs.Train(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 0.1, ClipNorm = 1e-4 }, Train, Validation, 20));
    }

    [Fact]
    public void Training_far_beyond_the_best_epoch_is_G1()
    {
        var model = Programs.Net(2, 3, width: 64);
        var few = Programs.Clouds(45, 1, 0.8);
        var diagnosis = Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, few, Programs.Clouds(150, 2, 0.8), 200, 15);
        First("G1", diagnosis);
    }

    [Fact]
    public void Dropping_nearly_everything_is_G3()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random), new Relu(), new Dropout(0.9), new Linear(16, 16, random), new Relu(), new Dropout(0.9), new Linear(16, 3, random)];
        First("G3", Run(model));
    }

    private static Diagnosis Run(Layer model, double rate = 0.01, int epochs = 20) =>
        Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = rate }, Train, Validation, epochs);

    private static Dataset Changed(Dataset data, Func<int, int, double, double> change)
    {
        var inputs = (Tensor)data.Inputs;
        var width = inputs.Shape[1];
        return new(Tensor.From(inputs.Shape, [.. inputs.ToArray().Select((value, i) => change(i / width, i % width, value))]), data.Targets);
    }

    private static void First(string id, Diagnosis diagnosis)
    {
        Assert.True(diagnosis.Cause?.Id == id, diagnosis.ToString());
        Assert.Equal(Verdict.Unhealthy, diagnosis.Verdict);
        Assert.DoesNotContain(diagnosis.Others, finding => finding.IsOpenFault);
    }
}
