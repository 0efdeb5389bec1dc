using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>What is known of a run: all that rules read.</summary>
internal sealed class Evidence
{
    /// <summary>How many rows every probe looks at.</summary>
    public const int FixedRows = 128;

    private const double StillGaining = 0.02; // skill in the last quarter of the steps
    public const int ScoredRows = 2000;
    private const int JudgedRows = 512;
    private const double MostCommon = 0.8; // share of a class
    private const double TimesScarcer = 3;
    private const double Surely = 4; // deviations
    private const double SurelyShifted = 5;
    private readonly Lazy<(int Outputs, double Dropped)> _one; // of one row, as in training
    private readonly Lazy<Yardstick> _yardstick;
    private readonly Lazy<NearCopies?> _near;
    private Yardstick? _validationYardstick;
    private Beginning? _start;

    public Evidence(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation)
    {
        (Model, Loss, Optimizer) = (model, loss, optimizer);
        Train = new(train);
        Validation = validation is null ? null : new(validation);
        Step = optimizer.StepNumber;
        _one = new(() =>
        {
            var one = model.Forward(train.Take([0]).Inputs, new RandomStream(0));
            return (one.Shape.Rank > 0 ? one.Shape[-1] : 1, Signals.Of(one, isWhole: false).Dropped);
        });
        Parameters = [.. optimizer.Parameters, .. Others = [.. model.Parameters.Except(optimizer.Parameters)]];
        Lab = new(this);
        _yardstick = new(() => loss.Yardstick(train.Targets, Outputs));
        _near = new(() => Validation is null ? null : NearCopies.Of(Train, Validation));
    }

    public Layer Model { get; }

    public LossFunction Loss { get; }

    public Optimizer Optimizer { get; }

    public DataFacts Train { get; }

    public DataFacts? Validation { get; }

    /// <summary>The rows that every probe looks at.</summary>
    public Dataset Fixed => field ??= Train.Some(FixedRows);

    /// <summary>How many they are.</summary>
    public int FixedCount => Math.Min(FixedRows, Train.Count);

    public int Outputs => _one.Value.Outputs;

    /// <summary>The largest share that a layer drops while training.</summary>
    public double Dropped => Math.Max(DroppedInside, WiderModel.Dropped(Model));

    /// <summary>The same without a layer that drops inputs: they have no gradient, so the operations of an objective do not tell of it.</summary>
    public double DroppedInside => _one.Value.Dropped;

    /// <summary>What is updated, in the optimizer's order, then <see cref="Others"/>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>How many numbers they are.</summary>
    public int ParameterCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>The parameters of the model that the optimizer does not know.</summary>
    public IReadOnlyList<Parameter> Others { get; }

    /// <summary>What training and looking at it have cost.</summary>
    public Pace Pace { get; } = new();

    /// <summary>Expected start, prior and floor for the training targets.</summary>
    public Yardstick Yardstick => _yardstick.Value;

    /// <summary>Validation rows that stand in training too, a little changed; null where it is not known.</summary>
    public NearCopies? Near => _near.Value;

    /// <summary>How many updates were made.</summary>
    public int Step { get; set; }

    /// <summary>How many updates are planned, or null where nobody said.</summary>
    public int? PlannedSteps { get; set; }

    /// <summary>How many updates the whole run has: those that are planned, or those made where it went on.</summary>
    public int WholeSteps => Math.Max(PlannedSteps ?? 0, Step);

    /// <summary>Parameters that are meant to stand still.</summary>
    public IReadOnlyList<Parameter> Frozen { get; set; } = [];

    /// <summary>How many updates the model had when the run began: 0 unless it is resumed; null before that.</summary>
    public int? StepsBefore { get; private set; }

    /// <summary>What the model looked like when the run began; null before that. It is looked at when somebody asks.</summary>
    public Beginning? Start => StepsBefore is null ? null : _start ??= Beginning.Of(this);

    /// <summary>Whether the model can be looked at later as it is now, from its parameters alone: a layer that does not come with Descent may remember more.</summary>
    public bool CanLookLater { get; private set; }

    /// <summary>The values of <see cref="Parameters"/> before the first step.</summary>
    public KeptValues? Weights { get; private set; }

    /// <summary>The learning rate before the first step.</summary>
    public double Rate { get; private set; }

    /// <summary>Examples in a batch.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>Whether the run keeps the weights of its best epoch.</summary>
    public bool KeepsBest { get; set; }

    /// <summary>What experiments before the run showed, or null where none were made.</summary>
    public ExperimentResults? Experiments { get; set; }

    /// <summary>The learning rate of each step, where a trainer sets it; else null.</summary>
    public Schedule? Schedule { get; set; }

    /// <summary>The term that a trainer adds to the loss, or null.</summary>
    public Regularizer? Regularizer { get; set; }

    /// <summary>What experiments showed, and where more are made.</summary>
    public Laboratory Lab { get; }

    /// <summary>What every step showed.</summary>
    public StepHistory History { get; } = new();

    /// <summary>The first number that was not finite, or null.</summary>
    public Divergence? Divergence { get; set; }

    /// <summary>The largest learning rate so far; before the first step the optimizer's.</summary>
    public double PeakRate => History.PeakRate > 0 ? History.PeakRate : Rate;

    /// <summary>The learning rate of a step from 0 on: of the trainer's schedule, or what a loop set; the last one beyond it.</summary>
    public double RateAt(int step) => Schedule?.At(step) ?? (History.Count == 0 ? Rate : History.RateAt(step));

    /// <summary>The learning rate of a probe's update.</summary>
    public double RateOf(Probe probe) => History.RateAt(probe.Step - 1 - (StepsBefore ?? 0));

    /// <summary>Validation rows that experiments are judged by, or null.</summary>
    public Dataset? JudgedValidation => field ??= Validation?.Some(JudgedRows);

    /// <summary>The validation rows that <see cref="Evaluations"/> are of, or null.</summary>
    public Dataset? EvaluatedValidation { get => field ?? Validation?.Data; set; }

    /// <summary>The loss of each batch before its update, thinned as the run goes on.</summary>
    public Curve Batch { get; } = new();

    public List<Probe> Probes { get; } = [];

    public List<Evaluation> Evaluations { get; } = [];

    /// <summary>What a loop showed of its batches, or null where a trainer draws them.</summary>
    public BatchFacts? Batches { get; set; }

    /// <summary>By rule: its statistic as it was last compared with the healthy range.</summary>
    public Dictionary<string, double> Statistics { get; } = [];

    /// <summary>The latest probes, oldest first.</summary>
    public IEnumerable<Probe> Latest(int count) => Probes.Skip(Probes.Count - count);

    /// <summary>The mean loss of the fixed rows when it was last looked at, nothing dropped.</summary>
    public double Now { get; set; } = double.NaN;

    /// <summary>Notes how the model is before the first step.</summary>
    public void Begin()
    {
        (StepsBefore, Rate) = (Step, Optimizer.LearningRate);
        Weights = new(Parameters);
        Pace.Looked(FixedCount);
        CanLookLater = !WiderModel.HasOwnLayers(this);
        _start = CanLookLater ? null : Beginning.Of(this);
    }

    /// <summary>The skill at the last look of the first three quarters of the steps, and its step, where the run has gained on it since; else null.</summary>
    public (double Skill, int Step)? Gained => Probes.LastOrDefault(probe => probe.Step <= 0.75 * Step) is { } earlier && Skill(Now) - Skill(earlier.FixedLoss) > StillGaining ? (Skill(earlier.FixedLoss), earlier.Step) : null;

    /// <summary>1 − (loss − floor) / (prior − floor).</summary>
    public double Skill(double loss) => Yardstick.Skill(loss);

    /// <summary>The skill of a validation loss, by what the best constant scores there.</summary>
    public double ValidationSkill(double loss) => (_validationYardstick ??= Loss.Yardstick(Validation!.Data.Targets, Outputs)).Skill(loss);

    /// <summary>The mean loss of examples, nothing dropped.</summary>
    public double LossOf(Dataset data) => Loss.Of(Model.Forward(data.Inputs), data.Targets).Mean().ToScalar();

    /// <summary>The classes of examples, also where they are written as numbers 0 and 1, or −1 and 1, for one output; else null.</summary>
    public int[]? ClassesOf(DataFacts data) => data.Classes
        ?? (Outputs == 1 && Loss.Targets is TargetKind.Probabilities or TargetKind.Signs && data.Numbers is { } numbers && Array.TrueForAll(numbers, y => y == (Loss.Targets == TargetKind.Signs ? -1 : 0) || y == 1) ? Array.ConvertAll(numbers, y => y > 0 ? 1 : 0) : null);

    /// <summary>Whether the loss wants chances, not logits.</summary>
    public bool AreChances => Loss.Range.From.Equals(0);

    /// <summary>The rows of each class that has any.</summary>
    public List<int[]> ByClass() => [.. ClassesOf(Train)!.Index().GroupBy(pair => pair.Item, pair => pair.Index).Select(rows => rows.ToArray())];

    /// <summary>Whether one class has nearly all training rows: neighbours and nets then show little, whatever the inputs say.</summary>
    public bool IsMostlyOneClass() => ClassesOf(Train) is { } classes && classes.CountBy(k => k).Max(k => k.Value) > MostCommon * classes.Length;

    /// <summary>The class whose share differs most between training and validation, with both shares; null where chance explains it.</summary>
    public (int Class, double Train, double Validation)? ShiftedClass()
    {
        if (ClassCounts() is not var (counts, train, validation))
        {
            return null;
        }

        double Deviations((int Class, double Train, double Validation) k) => Math.Abs(k.Train - k.Validation) / Math.Sqrt(Math.Max(1e-9, k.Validation * (1 - k.Validation)) * (1.0 / train + 1.0 / validation));
        var most = counts.Select((count, k) => (Class: k, Train: count.Train / (double)train, Validation: count.Validation / (double)validation)).MaxBy(Deviations);
        return Deviations(most) > SurelyShifted ? most : null;
    }

    /// <summary>The class that is much rarer among the rows that are learned from than in validation, with both shares; null for none.</summary>
    public (int Class, double Train, double Validation)? ScarcerClass()
    {
        if (ClassCounts() is not var (counts, train, validation))
        {
            return null;
        }

        var worst = counts.Select((count, k) => (Class: k, Train: count.Train / (double)train, Count: count.Validation)).MaxBy(k => k.Count / (double)validation / (k.Train + 1.0 / train));
        var (share, expected) = (worst.Count / (double)validation, worst.Train * validation);
        var both = (worst.Count + worst.Train * train) / (validation + train);
        return share > TimesScarcer * worst.Train && worst.Count > expected + Surely * Math.Sqrt(expected + 1) && share - worst.Train > Surely * Math.Sqrt(both * (1 - both) * (1.0 / train + 1.0 / validation)) ? (worst.Class, worst.Train, share) : null;
    }

    // How many targets of training and of validation each class has, and how many there are; null where there are no classes, or no validation.
    private ((int Train, int Validation)[] Counts, int Train, int Validation)? ClassCounts() =>
        Validation is not null && ClassesOf(Train) is { } train && ClassesOf(Validation) is { } validation
            ? ([.. Enumerable.Range(0, Math.Max(2, Outputs)).Select(k => (train.Count(own => own == k), validation.Count(own => own == k)))], train.Length, validation.Length)
            : null;

    /// <summary>The class that a model gives each row: the largest of its outputs, or of one output its sign.</summary>
    public int[] Answers(Layer model, Operand inputs)
    {
        var scores = model.Forward(inputs).ToArray();
        if (Outputs == 1)
        {
            var middle = AreChances ? 0.5 : 0;
            return Array.ConvertAll(scores, score => score > middle ? 1 : 0);
        }

        return [.. scores.Chunk(Outputs).Select(own => Array.IndexOf(own, own.Max()))];
    }

    /// <summary>The chance of each class by a model's outputs for a row.</summary>
    public double[] Chances(double[] scores)
    {
        if (scores.Length == 1)
        {
            var chance = AreChances ? scores[0] : 1 / (1 + Math.Exp(-scores[0]));
            return [1 - chance, chance];
        }

        var most = scores.Max();
        var powers = Array.ConvertAll(scores, score => Math.Exp(score - most));
        return Array.ConvertAll(powers, power => power / powers.Sum());
    }

    /// <summary>How often each class is answered for each.</summary>
    public ConfusionMatrix Recognition(DataFacts data)
    {
        var (some, recognition) = (data.Some(ScoredRows), new ConfusionMatrix(Math.Max(2, Outputs)));
        foreach (var (actual, answer) in ClassesOf(new(some))!.Zip(Answers(Model, some.Inputs)))
        {
            recognition.Add(actual, answer);
        }

        return recognition;
    }

    /// <summary>The mean loss of examples, nothing dropped, and its standard error over them.</summary>
    public (double Mean, double Error) LossAndError(Dataset data)
    {
        var losses = Loss.Of(Model.Forward(data.Inputs), data.Targets).Values.ToArray();
        var mean = losses.Average();
        return (mean, Math.Sqrt(losses.Average(loss => (loss - mean) * (loss - mean)) / losses.Length));
    }

    /// <summary>The standard error of the validation loss, over its rows; 0 without validation.</summary>
    public double ValidationError() => JudgedValidation is { } data ? LossAndError(data).Error : 0;

    /// <summary>The same in skill; 0 where it is not a number.</summary>
    public double SkillError() => ValidationError() / (Yardstick.Prior - Yardstick.Floor) is var error && double.IsFinite(error) ? error : 0;

    /// <summary>The middle of the values that are numbers; NaN where there is none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
