using Descent.Numerics;
using Descent.Training;
using Microsoft.Extensions.Logging;

namespace Descent.Diagnostics;

/// <summary>Watches a training run and says what is wrong with it, or that nothing is. Changes nothing: the weights are the same bits without it.</summary>
/// <remarks>
/// <para>The first three steps are looked at closely, then each that triples their number, and those between as long as looking stays
/// a small share of the work; which ones is counted and never clocked. What such a step did is kept, and looked at when a diagnosis
/// is asked for, as are data and rules.</para>
/// <para>Not safe for several threads.</para>
/// </remarks>
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
    private const int Structure = 3; // the step after which the program itself is examined
    private const int Part = 5; // and after a fifth of the run its settings

    private readonly Evidence _run;
    private readonly Trainer? _trainer;
    private readonly Ledger _ledger;
    private readonly BatchWatch? _batches; // of a loop
    private readonly LoopEvaluations? _evaluations; // of a loop
    private readonly ProbeRoom _room = new();
    private KeptUpdate? _pending;
    private bool _isDataRead;
    private int _shownSinceUpdate;
    private (Verdict Verdict, string? Cause)? _logged;
    private IProgress<ExperimentNotice>? _examining;

    /// <summary>A check of a loop of one's own; call <see cref="Step"/> in it.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="loss">The loss of each example, whose mean should become small.</param>
    /// <param name="optimizer">What updates the parameters.</param>
    /// <param name="train">The examples to learn from, one or more.</param>
    /// <param name="validation">Examples to judge by, or null.</param>
    public TrainingCheck(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation = null)
        : this(new Evidence(model, loss, optimizer, train, validation))
    {
        (_batches, _evaluations) = (new(_run.Train), new(_run, _room));
        _run.Batches = _batches.Facts;
    }

    private TrainingCheck(Evidence run, Trainer? trainer = null)
    {
        (_run, _trainer, _ledger) = (run, trainer, new(run) { Tell = Tell });
        run.Lab.Announce = Announce;
        run.Optimizer.Watch = this;
    }

    /// <summary>What experiments of <see cref="Examine"/> may take, over the run's own steps, counted in rows shown; of small runs as much as 100,000 rows.</summary>
    /// <value>0 or more; 0.6 unless set; 0 allows none.</value>
    public double ExperimentShare
    {
        get => _run.Lab.Share;
        set
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

    /// <summary>Whether experiments are made during the run too: after its third step those that the program itself is judged by, and after a
    /// fifth of <see cref="PlannedSteps"/> those that ask what holds it back, from what short runs foresee. They share the budget of
    /// <see cref="Examine"/>, which has the last word. False unless set: the run is only watched.</summary>
    public bool ExaminesDuringRun { get; set; }

    /// <summary>Parameters that are meant to stand still, so that nobody wonders.</summary>
    public IReadOnlyList<Parameter> Frozen
    {
        get => _run.Frozen;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _run.Frozen = value;
        }
    }

    /// <summary>What is known of the run; probes enter it when a diagnosis is asked for.</summary>
    internal Evidence Run => _run;

    /// <summary>Told of each finding as it opens, changes in level or certainty, or is resolved; null for nobody.</summary>
    public IProgress<FindingChange>? Progress { get; set; }

    /// <summary>Told of each experiment that is made during the run, before it is made; null for nobody.</summary>
    public IProgress<ExperimentNotice>? ExperimentProgress { get; set; }

    /// <summary>Where findings, experiments and new verdicts are logged, under the event ids of docs/doctor.md; null for nowhere.</summary>
    public ILogger? Logger { get; set; }

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
        if (_batches is not null)
        {
            if (_batches.IsWatching)
            {
                _batches.Add(inputs, targets);
            }

            _run.BatchSize = _evaluations!.Show(batch.Count) ? batch.Count : Math.Max(_run.BatchSize, batch.Count); // the last of an epoch may be short
        }
    }

    /// <summary>What can be said so far, without an experiment; before the first step, what the data and the untrained model show.</summary>
    public Diagnosis Diagnose()
    {
        Observe();
        _ledger.Review(isDiagnosis: true);
        return Said(_ledger.Diagnosis());
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
            _examining = progress;
            _ledger.Examine();
        }

        return Said(_ledger.Diagnosis());
    }

    private void Observe()
    {
        Read();
        _evaluations?.Read();
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

    /// <summary>What can be said so far, with its curves and numbers: what <c>descent report</c> makes a page of.</summary>
    /// <param name="names">What rows and classes are called, or null.</param>
    /// <param name="failure">Why the run ended before its time, or null.</param>
    public Report Report(ReportNames? names = null, string? failure = null) => ReportReader.Read(_run, _trainer, Diagnose(), names ?? new(), failure);

    /// <summary>Makes the experiments that decide between causes, from the weights the run began with; model and optimizer are then as before, bit for bit.</summary>
    /// <remarks>The gradient against finite differences in double; 16 rows alone, for 200 steps; some steps at a tenth of the learning
    /// rate, at the rate, and at ten times the rate. Their results enter every later diagnosis.</remarks>
    /// <param name="steps">Steps at each learning rate, 1 or more.</param>
    public ExperimentResults Experiment(int steps = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        Read();
        var lab = _run.Lab;
        (lab.IsOpen, lab.IsUnlimited) = (true, true);
        try
        {
            var gradients = lab.Gradients()!;
            ExperimentRun AtRate(double factor) => lab.Rerun(new(factor > 1 ? "E5" : "E4") { Rate = factor }, factor == 1 ? "how far does the program come as it is?" : FormattableString.Invariant($"does it come further at {factor} times the rate?"), steps)!;
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

    /// <summary>The loss before the first step beside the one that is expected, and what makes the difference.</summary>
    public StartingLoss Start()
    {
        Begin();
        return StartingLoss.Of(_run);
    }

    /// <inheritdoc/>
    void IUpdateWatch.Updating(IReadOnlyList<Tensor> gradients, Tensor? objective)
    {
        var norm = _run.Optimizer.GradientNorm;
        _run.History.Add(norm, _run.Optimizer.LearningRate);
        if (!double.IsFinite(norm) && _run.StepsBefore is not null)
        {
            _run.Divergence ??= Divergence.Of(_run, null, "the gradient", 0);
        }

        if (_pending is not null)
        {
            _run.Pace.Looked(_pending.Rows);
            _pending.Updating(gradients, objective, isAccumulated: _shownSinceUpdate > 1, _batches?.Facts);
        }
    }

    /// <inheritdoc/>
    void IUpdateWatch.Updated()
    {
        _run.Step++;
        _run.Pace.Stepped();
        _shownSinceUpdate = 0;
        if (_pending is { } pending)
        {
            _pending = null;
            pending.Updated();
            _room.Add(pending);
            if (Progress is not null || Logger is not null)
            {
                Read(); // somebody listens
            }
        }

        _evaluations?.Updated();
        if (ExaminesDuringRun && _run.Divergence is null && (_run.Step - _run.StepsBefore == Structure || (_run.Step == _run.PlannedSteps / Part && _run.Step >= Laboratory.FewestSteps)))
        {
            _run.Lab.WhileUnderWay(() => Examine(ExperimentProgress));
        }
    }

    private void See(Dataset batch, Tensor? objective, double? value)
    {
        var isBeginning = Begin();
        _run.History.Show(value);
        if (value is { } mean)
        {
            _run.Batch.Add(_run.Step + 1, mean);
        }

        if (value is { } number && !double.IsFinite(number))
        {
            _run.Divergence ??= Divergence.Of(_run, batch, objective is null ? "" : NonFinite.Origin(objective), 0);
        }

        _shownSinceUpdate++;
        _run.Pace.Trained(batch.Count);
        if (_pending is not null || _run.Pace.IsDue(_run.FixedCount + 2 * batch.Count))
        {
            _pending = new(_run, _room, batch, objective, value, isBeginning);
        }
    }

    // Notes how the untrained model is; whether that was still to be done.
    private bool Begin()
    {
        if (_run.StepsBefore is not null)
        {
            return false;
        }

        _run.Begin();
        _room.Latest = _run.Weights;
        return true;
    }

    // Asks the rules about what they have not seen, probe by probe as it was then: a run that nobody asks about pays nothing for them.
    private void Read()
    {
        Begin();
        _evaluations?.Look();
        var (step, divergence) = (_run.Step, _run.Divergence);
        if (!_isDataRead)
        {
            _isDataRead = true;
            GoTo(_run.Start!.Step, _run.Start.Loss);
            _ledger.Review(isFirst: true);
        }

        while (_room.Next() is { } probe)
        {
            _run.Probes.Add(probe);
            _run.Batches = probe.Batches;
            GoTo(probe.Step, probe.FixedLoss);
            _ledger.Review();
        }

        (_run.Step, _run.Batches, _run.Divergence) = (step, _batches?.Facts, divergence);

        // What came later was not known then.
        void GoTo(int at, double loss) => (_run.Step, _run.Now, _run.Divergence) = (at, loss, divergence?.Step <= at ? divergence : null);
    }

    private Diagnosis Said(Diagnosis diagnosis)
    {
        if (Logger is not null && _logged != (diagnosis.Verdict, diagnosis.Cause?.Id))
        {
            _logged = (diagnosis.Verdict, diagnosis.Cause?.Id);
            CheckLog.Say(Logger, diagnosis);
        }

        return diagnosis;
    }

    private void Announce(ExperimentNotice experiment)
    {
        _examining?.Report(experiment);
        if (Logger is not null)
        {
            CheckLog.Say(Logger, experiment);
        }
    }

    private void Tell(FindingEvent what, Finding finding)
    {
        Progress?.Report(new(what, finding, _run.Step));
        if (Logger is not null)
        {
            CheckLog.Say(Logger, what, finding);
        }
    }
}
