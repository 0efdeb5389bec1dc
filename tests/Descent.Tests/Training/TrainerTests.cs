using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private const int Seeds = 30;
    private readonly string _folder = Directory.CreateTempSubdirectory("descent-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Same_seed_same_bits_and_another_seed_others()
    {
        var first = Bits(Finished(1));
        Assert.Equal(first, Bits(Finished(1)));
        Assert.NotEqual(first, Bits(Finished(2)));
    }

    // Batches of 7 of 40 rows, so that the last is short; a weighted loss and a regularizer, so that every result is there.
    [Fact]
    public void Recorded_steps_end_with_the_bits_and_the_history_of_computed_ones()
    {
        static Trainer Trained(bool recorded)
        {
            var random = new RandomStream(5);
            Sequential model = [new Linear(2, 16, random), new Gelu(), new Dropout(0.2), new Linear(16, 3, random)];
            var data = new Dataset(Sample.Normal(new(40, 2), 1), Sample.Whole(new(40), 3, 2));
            var trainer = new Trainer(model, new CrossEntropy { ClassWeights = Tensor.Of(1, 2, 0.5), Ignored = 1 }, new AdamW(model.Parameters) { ClipNorm = 0.2, WeightDecay = 0.1 })
            {
                BatchSize = 7,
                Epochs = 5,
                Schedule = Schedule.Cosine(0.01, 30),
                Regularizer = new L2(1e-3),
                Recorded = recorded,
            };
            Assert.Equal(5, trainer.Run(data, data, Token).Count());
            return trainer;
        }

        var (recorded, computed) = (Trained(true), Trained(false));
        Assert.Equal(Bits(computed), Bits(recorded));
        Assert.Equal(computed.History.Select(epoch => (epoch.TrainLoss, epoch.ValidationLoss, epoch.Penalty)), recorded.History.Select(epoch => (epoch.TrainLoss, epoch.ValidationLoss, epoch.Penalty)));
    }

    // 2,100 rows in batches of 1,024, so that the last is short, with two losses a row; and a layer that cannot be recorded.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_evaluation_is_the_mean_of_all_losses_whether_it_is_recorded_or_not(bool isReading)
    {
        Layer model = isReading ? new Reading() : new Linear(2, 2, new(3));
        var data = new Dataset(Sample.Normal(new(2100, isReading ? 1 : 2), 1), Sample.Normal(new(2100, isReading ? 1 : 2), 2));
        var losses = new SquaredError().Of(model.Forward(data.Inputs), data.Targets).Values.ToArray();
        foreach (var isRecorded in new[] { true, false })
        {
            var trainer = new Trainer(model, new SquaredError(), new Sgd(model.Parameters)) { Recorded = isRecorded };
            Assert.Equal(losses.Average(), trainer.Evaluate(data), 1e-6);
            Assert.Equal(trainer.Evaluate(data), trainer.Evaluate(data));
        }
    }

    [Fact]
    public void A_layer_that_reads_values_is_trained_all_the_same()
    {
        var model = new Reading();
        var trainer = new Trainer(model, new SquaredError(), new Sgd(model.Parameters) { LearningRate = 0.1 }) { BatchSize = 2, Epochs = 3 };
        Assert.Equal(3, trainer.Run(new(Tensor.Of([[1], [2], [3], [4]]), Tensor.Of([[2], [4], [6], [8]])), null, Token).Count());
        Assert.Equal(6, model.Calls);
    }

    // Cut after a random number of steps, resumed by a new trainer from the file: the ends must be equal to the last bit.
    [Fact]
    public void A_run_cut_at_30_random_steps_and_resumed_ends_with_the_same_bits()
    {
        var whole = Finished(1);
        var random = new RandomStream(11);
        for (var i = 0; i < Seeds; i++)
        {
            var path = Path.Combine(_folder, $"{i}.safetensors");
            var cut = 1 + random.NextIndex(whole.History[^1].Step - 1);
            using var cancellation = new CancellationTokenSource();
            Trainer? trainer = null;
            trainer = Fresh(1, new Callback(step =>
            {
                if (step.Step == cut)
                {
                    Checkpoint.Save(trainer!, path);
                    cancellation.Cancel();
                }
            }));
            Assert.Throws<OperationCanceledException>(() => Run(trainer, cancellation.Token));
            var resumed = Fresh(1);
            Checkpoint.Load(resumed, path);
            Run(resumed, Token);
            Assert.Equal(Bits(whole), Bits(resumed));
            Assert.Equal(whole.History.Select(epoch => epoch.Score), resumed.History.Select(epoch => epoch.Score));
            Assert.Equal(whole.Best!.Epoch, resumed.Best!.Epoch);
        }
    }

    [Fact]
    public void A_checkpoint_of_another_seed_is_refused()
    {
        var path = Path.Combine(_folder, "a.safetensors");
        Checkpoint.Save(Fresh(1), path);
        var e = Assert.Throws<InvalidDataException>(() => Checkpoint.Load(Fresh(2), path));
        Assert.Equal($"{path}: it was saved with seed 1 and batch size 8, and this run has 2 and 8. Resume with the settings of the run.", e.Message);
    }

    [Fact]
    public void Parameters_of_the_wrong_shape_are_all_named()
    {
        var w = new Parameter("w", Tensor.Of(1, 2));
        var e = Assert.Throws<InvalidDataException>(() => ParameterValues.Load(
            new Dictionary<string, Tensor> { ["w"] = Tensor.Of(1) }, [w, new Parameter("b", Tensor.Of(0))], "a.safetensors"));
        Assert.Equal("a.safetensors: the parameters do not fit the model: w is [1], the model's is [2]; b [1] is missing. Build the model as it was when the values were saved.", e.Message);
    }

    [Fact]
    public void The_best_epoch_is_put_back_when_the_sequence_ends()
    {
        var trainer = Fresh(1);
        var validation = Data(9);
        foreach (var _ in trainer.Run(Data(1), validation, Token).KeepBest())
        {
        }

        Assert.Equal(trainer.History.Min(epoch => epoch.Score), trainer.Evaluate(validation));
        Assert.NotEqual(trainer.Epochs, trainer.Best!.Epoch);
    }

    [Fact]
    public void A_stale_run_stops_when_its_best_epoch_is_as_old_as_patience()
    {
        var trainer = Fresh(1);
        var epochs = trainer.Run(Data(1), Data(9), Token).StopWhenStale(2).ToArray();
        Assert.True(epochs.Length < trainer.Epochs);
        Assert.Equal(epochs.Length - 2, epochs.MinBy(epoch => epoch.Score)!.Number);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_the_run_and_names_step_operation_and_rows()
    {
        var data = Data(1);
        var values = data.Inputs is Tensor inputs ? inputs.ToArray() : [];
        values[2 * 17] = double.PositiveInfinity;
        var trainer = Fresh(1);
        var e = Assert.Throws<DivergedException>(() => trainer.Run(new(Tensor.From(new(40, 2), values), data.Targets), cancellation: Token).Count());
        Assert.Equal([17], e.Rows);
        Assert.Equal("the data given to MatMul", e.Origin);
        Assert.Equal(1, e.Epoch);
        Assert.Matches(
            @"^Trainer: the objective is [\d.]+ at step \d \(epoch 1, batch \d\)\. First not finite: the data given to MatMul; row 17 of the training data is concerned\. Lower the learning rate \(0\.1 now\), clip the gradient, or mend the rows\.$",
            e.Message);
        Assert.All(trainer.Model.Parameters, parameter => Assert.All(parameter.ToArray(), value => Assert.True(double.IsFinite(value))));
    }

    [Fact]
    public void The_regularizers_term_is_shown_apart_from_the_loss()
    {
        var trainer = new Trainer(Model(1), new SquaredError(), new Sgd(Model(1).Parameters)) { Epochs = 1, Regularizer = new L2(0.5) };
        var epoch = trainer.Run(Data(1), cancellation: Token).Single();
        Assert.Equal(trainer.Regularizer!.Of(trainer.Model.Parameters).ToScalar(), epoch.Penalty);
        Assert.True(epoch.Penalty > 0);
    }

    private static Trainer Finished(ulong seed)
    {
        var trainer = Fresh(seed);
        Run(trainer, Token);
        return trainer;
    }

    private static void Run(Trainer trainer, CancellationToken cancellation)
    {
        foreach (var _ in trainer.Run(Data(1), Data(9), cancellation).KeepBest().StopWhenStale(12))
        {
        }
    }

    private static Trainer Fresh(ulong seed, IProgress<TrainingStep>? progress = null)
    {
        var model = Model(seed);
        return new(model, new SquaredError(), new Sgd(model.Parameters) { LearningRate = 0.1, Momentum = 0.9 })
        {
            BatchSize = 8,
            Epochs = 20,
            Seed = seed,
            Progress = progress,
        };
    }

    private static Sequential Model(ulong seed)
    {
        var random = new RandomStream(seed);
        return [new Linear(2, 16, random), new Tanh(), new Dropout(0.1), new Linear(16, 1, random)];
    }

    // y = sin(3 a) b with noise, 40 rows: enough to overfit.
    private static Dataset Data(ulong seed)
    {
        var random = new RandomStream(seed);
        var inputs = Enumerable.Range(0, 80).Select(_ => random.NextNormal()).ToArray();
        var targets = Enumerable.Range(0, 40).Select(i => Math.Sin(3 * inputs[2 * i]) * inputs[2 * i + 1] + 0.3 * random.NextNormal()).ToArray();
        return new(Tensor.From(new(40, 2), inputs), Tensor.From(new(40, 1), targets));
    }

    private static long[] Bits(Trainer trainer) => [.. trainer.Model.Parameters.SelectMany(parameter => parameter.ToArray()).Select(BitConverter.DoubleToInt64Bits)];

    private sealed class Reading : Layer
    {
        private readonly Parameter _weight = new("weight", Tensor.Of([[1]]));

        public int Calls { get; private set; }

        public override IReadOnlyList<Parameter> Parameters => [_weight];

        public override Tensor Forward(Operand x, RandomStream? dropout)
        {
            var product = ((Tensor)x).MatMul(_weight);
            var scale = product.Abs().Sum().ToScalar() > 1e6 ? 0.5 : 1;
            Calls++; // not reached where values cannot be read
            return product * scale;
        }
    }

    private sealed class Callback(Action<TrainingStep> action) : IProgress<TrainingStep>
    {
        public void Report(TrainingStep value) => action(value);
    }
}
