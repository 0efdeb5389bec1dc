using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Faults that leave the curve nearly as it should be: copies, cuts, factors and orders that only a comparison shows. Each must be named first.</summary>
public sealed class SilentFaultTests
{
    private static readonly Dataset Train = Programs.Clouds();
    private static readonly Dataset Validation = Programs.Clouds(150, 2);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradients_that_a_loop_cuts_to_nearly_nothing_are_O7(bool isByValue)
    {
        Tensor[] Cut(IReadOnlyList<Tensor> gradients) => [.. gradients.Select(gradient =>
        {
            var numbers = gradient.ToArray();
            var length = Math.Sqrt(numbers.Sum(g => g * g));
            return Tensor.From(gradient.Shape, Array.ConvertAll(numbers, g => isByValue ? Math.Clamp(g, -1e-4, 1e-4) : g * Math.Min(1, 1e-3 / length)));
        })];
        Programs.First("O7", ByHand(Cut, rate: 0.1));
    }

    [Fact]
    public void Gradients_that_a_loop_seldom_cuts_are_no_fault() => Assert.Null(ByHand(gradients =>
    {
        var length = Math.Sqrt(gradients.Sum(gradient => gradient.ToArray().Sum(g => g * g)));
        return [.. gradients.Select(gradient => gradient * Math.Min(1, 0.5 / length))];
    }, rate: 0.1).Cause);

    [Fact]
    public void Units_that_start_in_proportion_are_I1()
    {
        var model = Programs.Net(4, 3);
        var weight = model.Parameters[0];
        double[] one = [0.3, -0.5, 0.7, 0.2];
        weight.Set([.. Enumerable.Range(0, 16).SelectMany(unit => one.Select(value => value * (0.2 + 0.1 * unit) * (unit % 2 == 0 ? 1 : -1)))]);
        Programs.First("I1", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Wide(Train), Wide(Validation), 4));
    }

    [Fact]
    public void Rectifiers_of_both_sides_are_A4()
    {
        static Bent Both() => new(x => x.Relu() - (-x).Relu());
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random), Both(), new Linear(16, 16, random), Both(), new Linear(16, 3, random)];
        Programs.First("A4", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Train, Validation, 4));
    }

    [Fact]
    public void Hidden_numbers_that_are_copied_are_O6()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random), new Bent(x => Tensor.From(x.Shape, x.ToArray(), x.ElementType).Tanh()), new Linear(16, 3, random)];
        var diagnosis = Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Train, Validation, 4);
        Programs.First("O6", diagnosis);
        Assert.Contains(model.Parameters[0].Name, diagnosis.Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instrument_that_hangs_is_D3()
    {
        var inputs = ((Tensor)Train.Inputs).ToArray();
        var hanging = Tensor.From(Train.Inputs.Shape, [.. inputs.Select((value, i) => i < 400 ? value : inputs[400 + i % 2])]);
        Programs.First("D3", Adam(new(hanging, Train.Targets)));
    }

    [Fact]
    public void Symbols_that_are_mostly_the_same_are_D3()
    {
        var random = new RandomStream(1);
        var symbols = Indices.From(new(300, 8), [.. Enumerable.Range(0, 2400).Select(i => i % 8 < 3 ? random.NextIndex(4) : 0)]);
        Sequential model = [new Embedding(4, 3, random), new Flatten(), new Linear(24, 3, random)];
        Programs.First("D3", Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, new(symbols, Train.Targets), null, 4));
    }

    [Fact]
    public void Squared_errors_of_one_hot_rows_are_L3()
    {
        static Dataset OneHot(Dataset data) => new(data.Inputs, Tensor.From(new(data.Count, 3), [.. ((Indices)data.Targets).Values.ToArray().SelectMany(k => Enumerable.Range(0, 3).Select(other => other == k ? 1.0 : 0))]));
        var model = Programs.Net(2, 3);
        Programs.First("L3", Programs.Train(model, new SquaredError(), new Adam(model.Parameters) { LearningRate = 0.01 }, OneHot(Train), OneHot(Validation), 4));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(0.004)]
    public void A_factor_on_the_mean_loss_is_L6(double factor)
    {
        var model = Programs.Net(2, 3);
        Sgd sgd = new(model.Parameters) { LearningRate = 0.05 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, Train, Validation);
        _ = Programs.Loop(check, Train, 10, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean() * factor, sgd.Step);
        Programs.First("L6", check.Examine());
    }

    [Fact]
    public void Numbers_read_in_their_order_are_D10()
    {
        var waves = Programs.Waves(640);
        var sorted = waves.Take([.. Enumerable.Range(0, 640).OrderBy(row => ((Tensor)waves.Targets).ToArray()[row])]);
        var model = Programs.Net(2, 1);
        Adam adam = new(model.Parameters) { LearningRate = 0.01 };
        var check = new TrainingCheck(model, new SquaredError(), adam, sorted, null);
        Programs.First("D10", Programs.Loop(check, sorted, 10, (x, y) => Loss.SquaredError(model.Forward(x), (Tensor)y).Mean(), adam.Step, _ => [.. Enumerable.Range(0, 640)]));
    }

    [Fact]
    public void A_rare_class_told_by_signs_is_D9()
    {
        static Dataset Signs(Dataset data) => new(data.Inputs, Tensor.From(new(data.Count, 1), [.. ((Indices)data.Targets).Values.ToArray().Select(k => k == 0 ? 1.0 : -1)]));
        var train = Programs.Clouds(900);
        var few = train.Take([.. Enumerable.Range(0, 900).Where(row => row % 3 > 0 || row % 60 == 0)]);
        var model = Programs.Net(2, 1);
        Programs.First("D9", Programs.Examined(model, new Hinge(), Signs(few), Signs(Programs.Clouds(300, 2))));
    }

    [Theory]
    [InlineData(0.02, 6)]
    [InlineData(0, 3)]
    public void Rows_of_one_source_on_both_sides_are_D8(double noise, int rowsOfSource)
    {
        var (random, sources) = (new RandomStream(4), 600 / rowsOfSource);
        var all = Many(sources);
        int[] rows = [.. random.Permutation(600).Select(i => i % sources)];
        var drawn = all.Take(rows);
        var inputs = Tensor.From(drawn.Inputs.Shape, [.. ((Tensor)drawn.Inputs).ToArray().Select(value => noise > 0 ? value + noise * random.NextNormal() : Math.Round(value))]);
        var repeated = new Dataset(inputs, drawn.Targets);
        var model = Programs.Net(6, 3, width: 64);
        Programs.First("D8", Programs.Examined(model, new CrossEntropy(), repeated.Take([.. Enumerable.Range(0, 480)]), repeated.Take([.. Enumerable.Range(480, 120)])));
    }

    [Fact]
    public void Dropout_that_is_not_made_up_for_is_G4()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 32, random), new Relu(), new Uncompensated(), new Linear(32, 3, random)];
        Programs.First("G4", Programs.Examined(model, new CrossEntropy(), Train, Validation));
    }

    [Theory]
    [InlineData(false, "G4")]
    [InlineData(true, null)] // as batch normalisation does
    public void What_is_taken_from_the_batch_while_training_has_to_be_kept_for_use(bool isKept, string? cause)
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 32, random), new BatchScaled(isKept), new Relu(), new Linear(32, 3, random)];
        var diagnosis = Programs.Examined(model, new CrossEntropy(), Train, Validation);
        Assert.True(diagnosis.Cause?.Id == cause, $"{diagnosis}");
    }

    [Fact]
    public void Dropout_that_is_made_up_for_is_no_fault()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 32, random), new Relu(), new Dropout(0.5), new Linear(32, 3, random)];
        Assert.Null(Programs.Examined(model, new CrossEntropy(), Train, Validation).Cause);
    }

    [Fact]
    public void Rows_known_by_heart_alone_are_G1()
    {
        var few = Many(60);
        var model = Programs.Net(6, 3, width: 64);
        var diagnosis = Programs.Examined(model, new CrossEntropy(), few, Many(200, seed: 9));
        Programs.First("G1", diagnosis);
    }

    [Fact]
    public void Parameters_of_a_trainer_may_be_declared_frozen()
    {
        var model = Programs.Net(2, 3);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam([.. model.Parameters.Skip(2)]) { LearningRate = 0.01 }) { BatchSize = 32, Epochs = 4 };
        var check = TrainingCheck.Of(trainer, Train, Validation);
        check.Frozen = [.. model.Parameters.Take(2)];
        _ = trainer.Run(Train, Validation, TestContext.Current.CancellationToken).Count();
        Assert.Null(check.Diagnose().Cause);
    }

    [Fact]
    public void A_layer_made_for_one_width_does_not_stop_an_examination()
    {
        var random = new RandomStream(1);
        var scales = Tensor.From(new(2), [1.0, 2.0]);
        Sequential model = [new Linear(2, 2, random), new Bent(x => x.Relu() * Tensor.From(new(x.Shape[1]), scales.ToArray(), x.ElementType)), new Linear(2, 3, random)];
        Assert.NotEmpty(Programs.Examined(model, new CrossEntropy(), Programs.Clouds(600), Validation).Reasons);
    }

    [Fact]
    public void Rows_apart_have_no_near_copies()
    {
        var near = NearCopies.Of(new(Many(800)), new(Many(200, seed: 8)))!;
        Assert.InRange(near.Share - near.Expected, -0.1, 0.1);
    }

    // Classes that six columns say little of.
    private static Dataset Many(int count, ulong seed = 3)
    {
        var random = new RandomStream(seed);
        var x = Enumerable.Range(0, 6 * count).Select(_ => 3 * random.NextNormal()).ToArray();
        return new(Tensor.From(new(count, 6), x), Indices.Of([.. Enumerable.Range(0, count).Select(row => random.NextUniform() < 0.3 ? random.NextIndex(3) : x[6 * row] > 1.3 ? 2 : x[6 * row] < -1.3 ? 0 : 1)]));
    }

    private static Dataset Wide(Dataset data) => new(Tensor.From(new(data.Count, 4), [.. ((Tensor)data.Inputs).ToArray().Chunk(2).SelectMany(row => new[] { row[0], row[1], row[0] + row[1], row[0] - row[1] })]), data.Targets);

    private static Diagnosis ByHand(Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> handle, double rate)
    {
        var model = Programs.Net(2, 3);
        Sgd sgd = new(model.Parameters) { LearningRate = rate };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, Train, Validation);
        _ = Programs.Loop(check, Train, 20, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), objective => sgd.Step(handle(Gradient.Of(objective, model.Parameters))));
        return check.Examine();
    }

    private static Diagnosis Adam(Dataset train)
    {
        var model = Programs.Net(2, 3);
        return Programs.Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, train, null, 4);
    }

    /// <summary>Sets half of the numbers to 0 while training, and leaves the others as they are.</summary>
    // Scales each column by the rows of the batch while training, and in use by what it kept of them or not at all.
    private sealed class BatchScaled(bool isKept) : Layer
    {
        private double[]? _means;
        private double[]? _squares;

        public override Tensor Forward(Operand x, RandomStream? dropout)
        {
            var (numbers, columns) = ((Tensor)x, new Shape(x.Shape[1]));
            if (dropout is null)
            {
                return isKept && _means is not null ? (numbers - Tensor.From(columns, _means, numbers.ElementType)) / (Tensor.From(columns, _squares!, numbers.ElementType) + 0.01).Sqrt() : numbers;
            }

            var mean = numbers.SumTo(columns) * (1.0 / x.Shape[0]);
            var square = (numbers - mean).Square().SumTo(columns) * (1.0 / x.Shape[0]);
            (_means, _squares) = (Mixed(_means, mean), Mixed(_squares, square));
            return (numbers - mean) / (square + 0.01).Sqrt();
        }

        private static double[] Mixed(double[]? last, Tensor next) => last is null ? next.ToArray() : [.. last.Zip(next.ToArray(), (old, now) => 0.9 * old + 0.1 * now)];
    }

    private sealed class Uncompensated : Layer
    {
        public override Tensor Forward(Operand x, RandomStream? dropout) => dropout is null ? (Tensor)x : ((Tensor)x).Dropout(0.5, dropout) * 0.5;
    }
}
