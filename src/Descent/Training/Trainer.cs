using System.Globalization;
using Descent.Numerics;

namespace Descent.Training;

/// <summary>Trains a model: batches, updates, epochs, and a state that can be saved after any step. Not safe for several threads.</summary>
/// <remarks>
/// Equal seeds, data and settings give equal bits, also when a run is cut at any step and resumed from what
/// <see cref="Checkpoint"/> saved. The objective of a step is the mean loss of its batch plus the regularizer's term.
/// </remarks>
/// <param name="model">What is trained.</param>
/// <param name="loss">The loss of each example.</param>
/// <param name="optimizer">What updates the model's parameters.</param>
public sealed partial class Trainer(Layer model, LossFunction loss, Optimizer optimizer)
{
    private const int EvaluationBatch = 1024;
    private readonly List<Epoch> _history = [];
    private readonly Dictionary<int, Dataset> _batches = []; // room for the examples of a step, by their number
    private Objective? _objective;
    private Replayed? _evaluation;

    /// <summary>What is trained.</summary>
    public Layer Model => model;

    /// <summary>The loss of each example.</summary>
    public LossFunction Loss => loss;

    /// <summary>What updates the parameters; its learning rate is set by the schedule, where there is one.</summary>
    public Optimizer Optimizer => optimizer;

    /// <summary>How many examples a step sees; the last batch of an epoch may be smaller.</summary>
    /// <value>1 or more; 32 unless set.</value>
    public int BatchSize { get; init => field = AtLeastOne(value, nameof(BatchSize)); } = 32;

    /// <summary>After how many epochs the sequence ends.</summary>
    /// <value>1 or more; 20 unless set.</value>
    public int Epochs { get; init => field = AtLeastOne(value, nameof(Epochs)); } = 20;

    /// <summary>The seed of the order of examples and of dropout.</summary>
    /// <value>Any; 1 unless set.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>The learning rate of each step, or null to leave the optimizer's as it is.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>The term that is added to the mean loss, or null.</summary>
    public Regularizer? Regularizer { get; init; }

    /// <summary>Whether steps are recorded and replayed (<see cref="Recording"/>): several times faster, the same bits.</summary>
    /// <remarks>A layer or loss that reads values is computed afresh in each step whatever is set here. Set it to false for one
    /// that keeps counts of its own, since its code runs only when a step of new shapes is recorded.</remarks>
    /// <value>True unless set.</value>
    public bool Recorded { get; init; } = true;

    /// <summary>Told after every step; the trainer's state is whole at that moment and may be saved.</summary>
    public IProgress<TrainingStep>? Progress { get; init; }

    /// <summary>The epochs so far, in their order; also those before a resumption.</summary>
    public IReadOnlyList<Epoch> History => _history;

    /// <summary>The best parameters so far, where the run keeps them (<see cref="EpochSequence"/>).</summary>
    public Snapshot? Best { get; internal set; }

    /// <summary>How many updates the model has had.</summary>
    public int StepsDone => State.Step;

    internal TrainerState State { get; private set; } = new();

    /// <summary>What ended the run before its time, or null.</summary>
    internal DivergedException? Failure { get; private set; }

    /// <summary>Shown the batch of each step and its mean loss, before the update; or null.</summary>
    internal Action<Dataset, double>? Watch { get; set; }

    /// <summary>Trains epoch by epoch as the sequence is enumerated; a resumed run yields its past epochs first.</summary>
    /// <param name="train">The examples to learn from; one or more.</param>
    /// <param name="validation">Examples to judge by, or null.</param>
    /// <param name="cancellation">Stops after the step in progress, with the state whole.</param>
    /// <exception cref="DivergedException">A loss is not finite; names step, batch, first operation and rows.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<Epoch> Run(Dataset train, Dataset? validation = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfZero(train.Count, nameof(train));
        return Sequence(train, validation, cancellation);
    }

    /// <summary>The mean loss of some examples over what they count for, predicted as in use: nothing is dropped. The sum is accumulated in double.</summary>
    public double Evaluate(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _evaluation ??= new((inputs, _) =>
        {
            var losses = loss.Of(model.Forward(inputs[0]), inputs[1]);
            return [losses.Sum(), losses.Weights];
        })
        { IsRecorded = Recorded };
        var (sum, weights, none) = (0.0, 0.0, new RandomStream(Seed));
        Dataset? batch = null;
        for (var start = 0; start < data.Count; start += batch.Count)
        {
            int[] rows = [.. Enumerable.Range(start, Math.Min(EvaluationBatch, data.Count - start))];
            if (batch?.Count == rows.Length)
            {
                data.Take(rows, batch);
            }
            else
            {
                batch = data.Take(rows);
            }

            var results = _evaluation.Run(none, batch.Inputs, batch.Targets);
            sum += results[0].ToScalar();
            weights += results[1].ToArray().Sum();
        }

        return weights == 0 ? 0 : sum / weights;
    }

    internal void Resume(TrainerState state, IEnumerable<Epoch> history)
    {
        State = state;
        _history.Clear();
        _history.AddRange(history);
    }

    private static int AtLeastOne(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    private IEnumerable<Epoch> Sequence(Dataset train, Dataset? validation, CancellationToken cancellation)
    {
        foreach (var past in _history.ToArray())
        {
            yield return past; // so that stopping and reporting see the run as if it had not been cut
        }

        while (_history.Count < Epochs)
        {
            var order = new RandomStream(Seed).Fork((ulong)State.Epoch).Permutation(train.Count);
            var batches = (train.Count + BatchSize - 1) / BatchSize;
            while (State.Batch < batches)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = order.AsSpan(State.Batch * BatchSize, Math.Min(BatchSize, train.Count - State.Batch * BatchSize));
                var step = Step(Batch(train, rows), rows, batches);
                Progress?.Report(step);
            }

            var epoch = new Epoch(
                this,
                State.Epoch + 1,
                State.Step,
                State.WeightSum == 0 ? 0 : State.LossSum / State.WeightSum,
                validation is null ? null : Finite(Evaluate(validation)),
                Regularizer?.Of(model.Parameters).ToScalar() ?? 0,
                optimizer.LearningRate);
            State = State with { Epoch = State.Epoch + 1, Batch = 0, LossSum = 0, WeightSum = 0 };
            _history.Add(epoch);
            yield return epoch;
        }
    }

    private Dataset Batch(Dataset train, ReadOnlySpan<int> rows)
    {
        if (_batches.TryGetValue(rows.Length, out var batch))
        {
            train.Take(rows, batch);
            return batch;
        }

        return _batches[rows.Length] = train.Take(rows);
    }

    private double Finite(double validationLoss) => double.IsFinite(validationLoss)
        ? validationLoss
        : throw new DivergedException($"Trainer: the validation loss is {validationLoss.ToString(CultureInfo.InvariantCulture)} after step {State.Step} (epoch {State.Epoch + 1}). The parameters have grown too large: lower the learning rate ({optimizer.LearningRate.ToString(CultureInfo.InvariantCulture)} now), or clip the gradient.")
        {
            Step = State.Step,
            Epoch = State.Epoch + 1,
            Batch = State.Batch,
            Origin = "validation",
        };

    private TrainingStep Step(Dataset batch, ReadOnlySpan<int> rows, int batches)
    {
        var dropout = new RandomStream(Seed).Fork(ulong.MaxValue).Fork((ulong)State.Step);
        if (Schedule is not null)
        {
            optimizer.LearningRate = Schedule.At(State.Step);
        }

        _objective ??= new(model, loss, Regularizer, optimizer.Parameters) { IsRecorded = Recorded };
        var results = _objective.Of(batch, dropout);
        optimizer.Measure(results.Gradients);
        if (!double.IsFinite(results.Objective.ToScalar()) || !double.IsFinite(optimizer.GradientNorm))
        {
            dropout.Position = 0;
            throw Failure = Diverged(batch, dropout, rows);
        }

        var (value, term, weight) = (results.Mean.ToScalar(), results.Penalty?.ToScalar() ?? 0, results.Weight);
        Watch?.Invoke(batch, value);
        optimizer.Update(results.Gradients);
        State = State with { Batch = State.Batch + 1, Step = State.Step + 1, LossSum = State.LossSum + value * weight, WeightSum = State.WeightSum + weight };
        return new(State.Step, State.Epoch + 1, State.Batch, batches, value, term, optimizer.LearningRate);
    }

    // The step once more, without a recording, so that every operation can be looked at.
    private DivergedException Diverged(Dataset data, RandomStream dropout, ReadOnlySpan<int> rows)
    {
        var (step, epoch, batch) = (State.Step + 1, State.Epoch + 1, State.Batch + 1);
        var losses = loss.Of(model.Forward(data.Inputs, dropout), data.Targets);
        var objective = Objective.Of(losses, Regularizer, model.Parameters).Sum;
        var origin = NonFinite.Origin(objective);
        origin = origin == "nothing" ? "the gradient" : origin;
        var wrong = new List<int>();
        for (var i = 0; i < rows.Length; i++)
        {
            if (!NonFinite.IsFinite(losses, i, rows.Length) || (data.Inputs is Tensor numbers && !NonFinite.IsFinite(numbers, i, rows.Length)))
            {
                wrong.Add(rows[i]);
            }
        }

        var where = wrong.Count switch
        {
            0 => "every row and its loss are finite",
            var n when n == rows.Length => $"all {n} rows of the batch are concerned",
            1 => $"row {wrong[0]} of the training data is concerned",
            <= 8 => $"rows {string.Join(", ", wrong)} of the training data are concerned",
            var n => $"{n} rows of the training data are concerned, among them {string.Join(", ", wrong.Take(8))}",
        };
        var value = objective.ToScalar().ToString(CultureInfo.InvariantCulture);
        var rate = optimizer.LearningRate.ToString(CultureInfo.InvariantCulture);
        return new($"Trainer: the objective is {value} at step {step} (epoch {epoch}, batch {batch}). First not finite: {origin}; {where}. Lower the learning rate ({rate} now), clip the gradient, or mend the rows.")
        {
            Step = step,
            Epoch = epoch,
            Batch = batch,
            Origin = origin,
            Rows = wrong,
        };
    }
}
