namespace Descent.Diagnostics;

/// <summary>An update and what it was made from. To keep it takes a fraction of the time that a look takes, so it is looked at when
/// somebody asks; where it is too large, or the parameters do not say all, while it is made. Either way the look finds the same. Mutable.</summary>
internal sealed class KeptUpdate
{
    private readonly Evidence _run;
    private readonly ProbeRoom _room;
    private Tensor? _minimised;
    private KeptValues? _before;
    private KeptValues? _after;
    private bool _isKept;
    private int _size; // numbers that are kept
    private ProbeInProgress? _underWay; // of one that is not kept
    private Probe? _probe;

    /// <summary>Notes what an update is about to be made from.</summary>
    /// <param name="run">The run.</param>
    /// <param name="room">What its probes share.</param>
    /// <param name="batch">What the update is made from.</param>
    /// <param name="minimised">What is minimised, where a loop shows it.</param>
    /// <param name="objective">Its value, where it is known.</param>
    /// <param name="isFirst">Whether the run began just now.</param>
    public KeptUpdate(Evidence run, ProbeRoom room, Dataset batch, Tensor? minimised, double? objective, bool isFirst)
    {
        (_run, _room, _minimised) = (run, room, minimised);
        (Step, Batch, Objective, IsFirst) = (run.Step + 1, batch, objective, isFirst);
        Written = minimised is null ? null : Signals.Of(minimised, isWhole: false);
    }

    /// <summary>How many updates the model had, this one included.</summary>
    public int Step { get; }

    /// <summary>What it was made from; null once it was looked at.</summary>
    public Dataset? Batch { get; private set; }

    /// <summary>The number that was minimised, or null where it was not shown.</summary>
    public double? Objective { get; }

    /// <summary>Whether it is the first of the run.</summary>
    public bool IsFirst { get; }

    /// <summary>What the objective was computed from, in a loop that shows it; else null.</summary>
    public Signals? Written { get; }

    /// <summary>The parameters before it, in the order of <see cref="Evidence.Parameters"/>.</summary>
    public IReadOnlyList<Tensor> Before => _before?.Values ?? [];

    /// <summary>The gradients it was made from; none where they are the objective's own.</summary>
    public IReadOnlyList<Tensor> Gradients { get; private set; } = [];

    /// <summary>Whether the optimizer took the gradient of the objective that was shown: then it is neither stale nor a multiple, and need not be kept.</summary>
    public bool IsOfObjective { get; private set; }

    /// <summary>Those of the objective, in a loop that shows it and uses others; else null.</summary>
    public IReadOnlyList<Tensor>? Fresh { get; private set; }

    /// <summary>Whether several batches were shown for it.</summary>
    public bool IsAccumulated { get; private set; }

    /// <summary>What clipping left of the gradient's norm.</summary>
    public double Kept { get; private set; }

    /// <summary>The learning rate.</summary>
    public double Rate { get; private set; }

    /// <summary>What a loop had shown of its batches by then, or null where a trainer draws them.</summary>
    public BatchFacts? Batches { get; private set; }

    /// <summary>Whether the batch's mean loss is known: from a trainer, whose objective it is where nothing is dropped.</summary>
    public bool IsLossKnown => Written is null && Objective is not null && _run.Dropped == 0;

    /// <summary>How many rows a look shows the model, about: the fixed ones, and the batch's for each loss that is not known, twice for a gradient.</summary>
    public int Rows => (IsFirst ? 0 : _run.FixedCount) + Batch!.Count * (Written is not null ? 4 : Objective is null ? 2 : 1);

    /// <summary>Keeps what the update is made from.</summary>
    /// <param name="gradients">What the optimizer was given.</param>
    /// <param name="objective">What it took them of, or null where they came from elsewhere.</param>
    /// <param name="isAccumulated">Whether several batches were shown for it.</param>
    /// <param name="batches">What a loop had shown of its batches.</param>
    public void Updating(IReadOnlyList<Tensor> gradients, Tensor? objective, bool isAccumulated, BatchFacts? batches)
    {
        var optimizer = _run.Optimizer;
        IsOfObjective = _minimised is not null && _minimised == objective;
        _before = _room.Latest?.AreNow() == true ? _room.Latest : null; // the step before was kept too
        var copies = (_before is null ? 2 : 1) + (IsOfObjective ? 0 : 1);
        _size = copies * _run.ParameterCount + Batch!.Inputs.Count + (Batch.Targets is Tensor ? Batch.Targets.Count : 0);
        _isKept = _run.CanLookLater && _room.Take(_size);
        _before ??= Now();
        (Gradients, Batches, IsAccumulated, Rate) = (IsOfObjective ? [] : _isKept ? ProbeRoom.Copies(gradients, _room) : gradients, batches, isAccumulated, optimizer.LearningRate);
        (Fresh, _minimised) = (_minimised is null || IsOfObjective ? null : Gradient.Of(_minimised, optimizer.Parameters), null);
        Kept = (optimizer.ClipNorm is { } limit && optimizer.GradientNorm > limit ? limit / optimizer.GradientNorm : 1) * KeptOf(gradients, optimizer.ClipValue ?? double.PositiveInfinity);
        if (_isKept)
        {
            Batch = new(Copy(Batch.Inputs), Copy(Batch.Targets));
        }
        else
        {
            _underWay = new(_run, _room, this);
        }
    }

    /// <summary>Keeps what the update made.</summary>
    public void Updated()
    {
        if (_underWay is null)
        {
            _after = _room.Latest = Now();
        }
        else
        {
            Finish(_underWay);
        }
    }

    /// <summary>Looks at it, with the parameters as they were then; they are put back.</summary>
    public Probe Look()
    {
        if (_probe is null)
        {
            var now = new KeptValues(_run.Parameters);
            try
            {
                _before!.Put();
                var probe = new ProbeInProgress(_run, _room, this);
                _after!.Put();
                Finish(probe);
            }
            finally
            {
                now.Put();
            }

            _room.Free(_size);
        }

        return _probe!;
    }

    private void Finish(ProbeInProgress probe)
    {
        _probe = probe.Finish();
        (_before, _after, Gradients, Fresh, Batch, _underWay) = (null, null, [], null, null, null);
    }

    private KeptValues Now() => new(_run.Parameters, _isKept ? _room : null);

    // A trainer writes its next batch over this one.
    private Operand Copy(Operand operand) => operand is Tensor numbers ? _room.Copy(numbers) : Indices.From(operand.Shape, ((Indices)operand).Values);

    // What a limit on each number leaves of the gradient's length.
    private static double KeptOf(IReadOnlyList<Tensor> gradients, double limit)
    {
        if (double.IsPositiveInfinity(limit))
        {
            return 1;
        }

        var (whole, kept) = (0.0, 0.0);
        foreach (var value in gradients.SelectMany(gradient => gradient.ToArray()))
        {
            (whole, kept) = (whole + value * value, kept + Math.Pow(Math.Min(Math.Abs(value), limit), 2));
        }

        return whole > 0 ? Math.Sqrt(kept / whole) : 1;
    }
}
