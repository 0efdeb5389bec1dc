using Descent.Numerics;
using Descent.Training;

namespace Descent.Diagnostics;

/// <summary>Watches a training run and says what is wrong with it, or that nothing is. Changes nothing: the weights are the same bits without it.</summary>
/// <remarks>Steps are looked at closely ever more rarely: each of the first few, then every tenth, then each time half as many more were made. Not safe for several threads.</remarks>
/// <example>
/// <code>
/// var check = TrainingCheck.Of(trainer, train, validation);
/// foreach (var epoch in trainer.Run(train, validation)) { … }
/// check.ThrowIfUnhealthy();
/// </code>
/// In a loop of one's own, one line shows it the batch and the objective:
/// <code>
/// var check = new TrainingCheck(model, new CrossEntropy(), sgd, train, validation);
/// …
/// check.Step(x, y, objective);
/// sgd.Step(objective);
/// </code>
/// </example>
public sealed class TrainingCheck : IUpdateWatch
{
    private const int Dense = 5; // the first steps, each looked at
    private const int Spacing = 10; // then every so many, and ever more rarely
    private const int Rarer = 2; // then each time half as many steps more
    private const int EvaluatedRows = 512;

    private readonly Evidence _run;
    private readonly Trainer? _trainer;
    private readonly Ledger _ledger;
    private ProbeInProgress? _pending;
    private Dataset? _evaluatedTrain;
    private Dataset? _evaluatedValidation;
    private double _nextEvaluation = 1;
    private int _shownSinceUpdate;
    private int _nextProbe;
    private long _examples; // shown by a loop

    /// <summary>A check of a loop of one's own; call <see cref="Step"/> in it.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="loss">The loss of each example, whose mean should become small.</param>
    /// <param name="optimizer">What updates the parameters.</param>
    /// <param name="train">The examples to learn from, one or more.</param>
    /// <param name="validation">Examples to judge by, or null.</param>
    public TrainingCheck(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation = null)
        : this(new Evidence(model, loss, optimizer, train, validation)) => _run.Batches = new(_run.Train);

    private TrainingCheck(Evidence run, Trainer? trainer = null)
    {
        (_run, _trainer, _ledger, _nextProbe) = (run, trainer, new(run), run.Step + 1);
        run.Optimizer.Watch = this;
    }

    /// <summary>What experiments of <see cref="Examine"/> may take, over the run's own steps, counted in rows shown; of small runs as much as 100,000 rows.</summary>
    /// <value>0 or more; 0.6 unless set; 0 allows none.</value>
    public double ExperimentShare
    {
        get => _run.Lab.Share;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _run.Lab.Share = value;
        }
    }

    /// <summary>How many updates are planned, where it is known: the curve is judged by it.</summary>
    public int? PlannedSteps
    {
        get => _run.PlannedSteps;
        init => _run.PlannedSteps = value;
    }

    /// <summary>Parameters that are meant to stand still, so that nobody wonders.</summary>
    public IReadOnlyList<Parameter> Frozen
    {
        get => _run.Frozen;
        init => _run.Frozen = value;
    }

    /// <summary>A check of a trainer's run, to be made before it.</summary>
    /// <param name="trainer">The trainer; it is watched from now on.</param>
    /// <param name="train">The examples that it will be given.</param>
    /// <param name="validation">The validation examples, or null.</param>
    public static TrainingCheck Of(Trainer trainer, Dataset train, Dataset? validation = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(train);
        var run = new Evidence(trainer.Model, trainer.Loss, trainer.Optimizer, train, validation)
        {
            BatchSize = trainer.BatchSize,
            Schedule = trainer.Schedule,
            Regularizer = trainer.Regularizer,
            PlannedSteps = trainer.Epochs * ((train.Count + trainer.BatchSize - 1) / trainer.BatchSize),
        };
        var check = new TrainingCheck(run, trainer);
        trainer.Watch = (batch, mean) => check.See(batch, null, mean);
        return check;
    }

    /// <summary>Shows the check what the next update is made from; to be called before it.</summary>
    /// <param name="inputs">The batch's inputs.</param>
    /// <param name="targets">The batch's targets.</param>
    /// <param name="objective">The number that is minimised; null where it is not at hand, as in a recorded step.</param>
    public void Step(Operand inputs, Operand targets, Tensor? objective = null)
    {
        var batch = new Dataset(inputs, targets);
        See(batch, objective, objective?.ToScalar());
        if (_run.Batches is { } batches)
        {
            if (batches.IsWatching)
            {
                batches.Add(inputs, targets);
            }

            _examples += batch.Count;
            _run.BatchSize = batch.Count;
        }
    }

    /// <summary>What can be said so far, without an experiment; before the first step, what the data and the untrained model show.</summary>
    public Diagnosis Diagnose()
    {
        Observe();
        _ledger.Review(isDiagnosis: true);
        return _ledger.Diagnosis();
    }

    /// <summary>What can be said after the experiments that the open questions need; model and optimizer are then as before, bit for bit.</summary>
    /// <remarks>Rules are asked in the order of thought, and ask for experiments themselves; each is made once, as long as
    /// <see cref="ExperimentShare"/> lasts. Equal runs get equal experiments.</remarks>
    /// <param name="progress">Told of each experiment before it is made, and why it is; or null.</param>
    public Diagnosis Examine(IProgress<ExperimentNotice>? progress = null)
    {
        Observe();
        _ledger.Review(isDiagnosis: true);
        if (_run.Step > 0)
        {
            _run.Lab.Progress = progress;
            _ledger.Examine();
        }

        return _ledger.Diagnosis();
    }

    private void Observe()
    {
        Begin();
        if (_trainer is not null)
        {
            _run.Evaluations.Clear();
            _run.KeepsBest = _trainer.Best is not null;
            _run.Evaluations.AddRange(_trainer.History.Select(epoch => new Evaluation(epoch.Step, epoch.TrainLoss, epoch.ValidationLoss)));
        }

        if (_trainer?.Failure is { } failure)
        {
            _run.Divergence ??= Divergence.Of(_run, failure.Rows.Count > 0 ? _run.Train.Data.Take([.. failure.Rows]) : null, failure.Origin, failure.Rows.Count);
        }

        _run.Now = _run.LossOf(_run.Fixed);
    }

    /// <summary>Makes the experiments that decide between causes, from the weights the run began with; model and optimizer are then as before, bit for bit.</summary>
    /// <remarks>The gradient against finite differences in double; 16 rows alone, for 200 steps; some steps at a tenth of the learning
    /// rate, at the rate, and at ten times the rate. Their results enter every later diagnosis.</remarks>
    /// <param name="steps">Steps at each learning rate, 1 or more.</param>
    public ExperimentResults Experiment(int steps = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        Begin();
        var lab = _run.Lab;
        (lab.IsOpen, lab.IsUnlimited) = (true, true);
        try
        {
            var gradients = lab.Gradients()!;
            ExperimentRun AtRate(double factor) => lab.Rerun(new(factor > 1 ? "E5" : "E4") { Rate = factor }, "", steps)!;
            return _run.Experiments = new(gradients.Difference, gradients.Name, lab.Overfit()!, lab.LearnsAt(10, 100, 1e3, 1e4, 0.1, 0.01), AtRate(0.1), AtRate(1), AtRate(10));
        }
        finally
        {
            (lab.IsOpen, lab.IsUnlimited) = (false, false);
        }
    }

    /// <summary>Examines the run, and throws where a warning or an error stands, with the diagnosis as message.</summary>
    /// <exception cref="UnhealthyException">The run is not healthy.</exception>
    public void ThrowIfUnhealthy()
    {
        if (Examine() is { Verdict: Verdict.Unhealthy } diagnosis)
        {
            throw new UnhealthyException(diagnosis);
        }
    }

    /// <inheritdoc/>
    void IUpdateWatch.Updating(IReadOnlyList<Tensor> gradients)
    {
        var norm = _run.Optimizer.GradientNorm;
        _run.History.Add(norm, _run.Optimizer.LearningRate);
        if (!double.IsFinite(norm) && _run.Start is not null)
        {
            _run.Divergence ??= Divergence.Of(_run, null, "the gradient", 0);
        }

        _pending?.Updating(gradients, isAccumulated: _shownSinceUpdate > 1);
    }

    /// <inheritdoc/>
    void IUpdateWatch.Updated()
    {
        _run.Step++;
        _shownSinceUpdate = 0;
        if (_pending is { } pending)
        {
            _pending = null;
            _run.Probes.Add(pending.Finish());
            _run.Now = _run.Probes[^1].FixedLoss;
            _nextProbe = _run.Step < Dense ? _run.Step + 1 : _run.Step + Math.Max(Spacing, _run.Step / Rarer);
            _ledger.Review();
        }

        if (_trainer is null && _examples >= _nextEvaluation * _run.Train.Count)
        {
            _nextEvaluation = Math.Floor((double)_examples / _run.Train.Count) + 1;
            Evaluate();
        }
    }

    private void See(Dataset batch, Tensor? objective, double? value)
    {
        Begin();
        _run.History.Show(value);
        if (value is { } number && !double.IsFinite(number))
        {
            _run.Divergence ??= Divergence.Of(_run, batch, objective is null ? "" : NonFinite.Origin(objective), 0);
        }

        _shownSinceUpdate++;
        if (_run.Step + 1 >= _nextProbe)
        {
            _pending = new(_run, batch, objective, value);
        }
    }

    private void Begin()
    {
        if (_run.Start is null)
        {
            var given = _run.Model.Forward(_run.Fixed.Inputs);
            var mean = _run.Loss.Of(given, _run.Fixed.Targets).Mean();
            var dropped = Signals.Of(_run.Model.Forward(_run.Fixed.Inputs, new RandomStream(0)).Sum(), isWhole: false).Dropped;
            _run.Start = new(_run.Step, mean.ToScalar(), Signals.Of(mean, given), Signals.Sizes(mean), given.ToArray(), dropped);
            _run.Now = _run.Start.Loss;
            _run.Weights = [.. _run.Model.Parameters.Select(parameter => parameter.ToArray())];
            _run.Rate = _run.Optimizer.LearningRate;
            _ledger.Review(isFirst: true);
        }
    }

    private void Evaluate()
    {
        _evaluatedTrain ??= _run.Train.Some(EvaluatedRows);
        _evaluatedValidation ??= _run.Validation?.Some(EvaluatedRows);
        _run.Evaluations.Add(new(_run.Step, _run.LossOf(_evaluatedTrain), _evaluatedValidation is null ? null : _run.LossOf(_evaluatedValidation)));
    }
}
