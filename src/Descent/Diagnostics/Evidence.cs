namespace Descent.Diagnostics;

/// <summary>What is known of a run: all that rules read.</summary>
internal sealed class Evidence
{
    /// <summary>How many rows every probe looks at.</summary>
    public const int FixedRows = 128;

    private const int ScoredRows = 2000;
    private readonly Lazy<Yardstick> _yardstick;

    public Evidence(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation)
    {
        (Model, Loss, Optimizer) = (model, loss, optimizer);
        Train = new(train);
        Validation = validation is null ? null : new(validation);
        Fixed = Train.Some(FixedRows);
        Step = optimizer.StepNumber;
        Outputs = model.Forward(train.Take([0]).Inputs).Shape is { Rank: > 0 } shape ? shape[-1] : 1;
        _yardstick = new(() => loss.Yardstick(train.Targets, Outputs));
    }

    public Layer Model { get; }

    public LossFunction Loss { get; }

    public Optimizer Optimizer { get; }

    public DataFacts Train { get; }

    public DataFacts? Validation { get; }

    /// <summary>The rows that every probe looks at.</summary>
    public Dataset Fixed { get; }

    public int Outputs { get; }

    /// <summary>Expected start, prior and floor for the training targets.</summary>
    public Yardstick Yardstick => _yardstick.Value;

    /// <summary>How many updates were made.</summary>
    public int Step { get; set; }

    /// <summary>How many updates are planned, or null where nobody said.</summary>
    public int? PlannedSteps { get; set; }

    /// <summary>Parameters that are meant to stand still.</summary>
    public IReadOnlyList<Parameter> Frozen { get; set; } = [];

    /// <summary>The mean loss of the fixed rows before the first step, and what they look like inside; null before that was looked at.</summary>
    public Beginning? Start { get; set; }

    /// <summary>The values of the model's parameters before the first step, in their order.</summary>
    public IReadOnlyList<double[]> Weights { get; set; } = [];

    /// <summary>The learning rate before the first step.</summary>
    public double Rate { get; set; }

    /// <summary>Examples in a batch.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>Whether the run keeps the weights of its best epoch.</summary>
    public bool KeepsBest { get; set; }

    /// <summary>What experiments showed, or null where none were made.</summary>
    public ExperimentResults? Experiments { get; set; }

    /// <summary>The loss of each batch before its update, thinned as the run goes on.</summary>
    public Curve Batch { get; } = new();

    /// <summary>The learning rate of each update, thinned alike.</summary>
    public Curve Rates { get; } = new();

    public List<Probe> Probes { get; } = [];

    public List<Evaluation> Evaluations { get; } = [];

    /// <summary>What a loop showed of its batches, or null where a trainer draws them.</summary>
    public BatchFacts? Batches { get; set; }

    /// <summary>The latest probes, oldest first.</summary>
    public IEnumerable<Probe> Latest(int count) => Probes.Skip(Probes.Count - count);

    /// <summary>The mean loss of the fixed rows when it was last looked at, nothing dropped.</summary>
    public double Now { get; set; } = double.NaN;

    /// <summary>1 − (loss − floor) / (prior − floor).</summary>
    public double Skill(double loss) => Yardstick.Skill(loss);

    /// <summary>The mean loss of examples, nothing dropped.</summary>
    public double LossOf(Dataset data) => Loss.Of(Model.Forward(data.Inputs), data.Targets).Mean().ToScalar();

    /// <summary>For each class: how many of the training rows have it, how many of them are recognised, how many rows are given it.</summary>
    public (int Count, int Recognised, int Given)[] Recognition()
    {
        var counts = new (int Count, int Recognised, int Given)[Outputs];
        var some = Train.Some(ScoredRows);
        var classes = ((Indices)some.Targets).Values;
        var scores = Model.Forward(some.Inputs).ToArray();
        for (var row = 0; row < classes.Length; row++)
        {
            var own = scores.AsSpan(row * Outputs, Outputs);
            var best = 0;
            for (var k = 1; k < Outputs; k++)
            {
                best = own[k] > own[best] ? k : best;
            }

            counts[classes[row]].Count++;
            counts[best].Given++;
            counts[classes[row]].Recognised += best == classes[row] ? 1 : 0;
        }

        return counts;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
