namespace Descent.Diagnostics;

/// <summary>Makes experiments that rules ask for, each once, as long as the budget lasts; while it is closed, it only shows what was made before.</summary>
internal sealed class Laboratory(Evidence run)
{
    private const long LeastRows = 100_000; // about a second of a small model: shorter runs are too cheap to be saved
    private const long ReferenceRows = 12_800; // 400 steps of 32
    private const long FewestReferenceRows = 3200;
    private const long PairingRows = 3200;
    private const int Parts = 14; // of the budget: what a short run may have
    private const double Learned = 0.9; // skill, where nothing much can be cut off
    public const int FewestSteps = 20;
    private const int MostSteps = 400;
    private const int MostRows = 6400; // that so many steps show at least, of batches of few
    private const int ShortRun = 200;
    private readonly Dictionary<string, Trial> _made = [];
    private readonly List<Trial> _trials = [];
    private readonly HashSet<string> _asked = [];
    private int _shortSteps;
    private (int Step, int Trials, bool WasOpen, bool WasThorough, Remedy? Remedy)? _remedy;

    /// <summary>What experiments may take, over the run's own steps; 0 allows none.</summary>
    public double Share { get; set; } = 0.6;

    /// <summary>Told of each experiment before it is made.</summary>
    public Action<ExperimentNotice> Announce { get; set; } = _ => { };

    /// <summary>Whether experiments may be made.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether the run goes on after what is looked at now.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Whether nothing was found by short runs, and longer ones and less sure signs may speak.</summary>
    public bool IsThorough { get; set; }

    /// <summary>Whether the budget does not count.</summary>
    public bool IsUnlimited { get; set; }

    /// <summary>What was made, in that order.</summary>
    public IReadOnlyList<Trial> Trials => _trials;

    /// <summary>How many rows experiments showed to models.</summary>
    public long Spent { get; private set; }

    /// <summary>How many they may show.</summary>
    public long Budget => Share <= 0 ? 0 : Math.Max(LeastRows, (long)(Share * run.WholeSteps * run.BatchSize));

    /// <summary>How many steps a short run has: a quarter of the run's, of a run up to 200 steps all of them, or what the budget allows; always the same, so that short runs can be compared.</summary>
    public int ShortSteps
    {
        get
        {
            var planned = run.WholeSteps;
            var longest = Math.Max(planned / 4, Math.Min(planned, ShortRun)); // a short run can be made whole
            _shortSteps = _shortSteps > 0 ? _shortSteps : (int)Math.Clamp(Math.Min(longest, Budget / Parts / run.BatchSize), Math.Min(FewestSteps, Math.Max(1, planned)), Math.Max(MostSteps, MostRows / run.BatchSize));
            return _shortSteps;
        }
    }

    /// <summary>Examines a run that goes on afterwards.</summary>
    public void WhileUnderWay(Action examine)
    {
        IsUnderWay = true;
        try
        {
            examine();
        }
        finally
        {
            IsUnderWay = false;
        }
    }

    /// <summary>The result of an experiment, made now or before; null where it may not be made.</summary>
    /// <param name="code">Its code, as <c>E4</c>.</param>
    /// <param name="key">What tells it from others of its code.</param>
    /// <param name="why">The question that it answers.</param>
    /// <param name="rows">How many rows it shows a model at most.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="name">What a person calls it among others of its code; the key where null.</param>
    public T? Make<T>(string code, string key, string why, long rows, Func<T> make, string? name = null)
        where T : class
    {
        if (_made.TryGetValue(code + key, out var known))
        {
            _asked.Add(code);
            return (T?)known.Result;
        }

        if (!IsOpen || (!IsUnlimited && Spent + rows > Budget))
        {
            return null;
        }

        _asked.Add(code);
        Spent += rows;
        Announce(new(code, why, rows));
        var result = Tried(make);
        _trials.Add(_made[code + key] = new(code, name ?? key, why, result)); // also where it is null: it is not made again
        return result;
    }

    /// <summary>The single change that brings the program further; looked for once, as long as nothing new is known. Null where none does, nothing is missing, or it is not known.</summary>
    public Remedy? Remedy
    {
        get
        {
            if (!IsOpen && _trials.Count == 0)
            {
                return null;
            }

            if (!(_remedy is { } known && known.Step == run.Step && known.Trials == _trials.Count && (known.WasOpen || !IsOpen) && (known.WasThorough || !IsThorough)))
            {
                var best = Remedies.Best(run);
                _remedy = (run.Step, _trials.Count, IsOpen, IsThorough, best);
            }

            return _remedy.Value.Remedy;
        }
    }

    // A layer of a user's own may be made for batches, widths or modes of one kind alone; then there is no answer.
    private T? Tried<T>(Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException && WiderModel.HasOwnLayers(run))
        {
            return null;
        }
    }

    // A loop that changes its rate shows only as it goes on what the rate will be: what was made before is then made again.
    private string Rates => run.Schedule is null && run.History.LeastRate < run.History.PeakRate ? FormattableString.Invariant($" as of {run.Step}") : "";

    /// <summary>The one code of the experiments whose results were given since the last call; null for none or several.</summary>
    public string? Asked()
    {
        var code = _asked.Count == 1 ? _asked.Single() : null;
        _asked.Clear();
        return code;
    }

    /// <summary>E1: gradients against finite differences in double.</summary>
    /// <param name="isNeeded">Whether to make it now; else only what was made is shown.</param>
    public GradientCheck? Gradients(bool isNeeded = true) => !isNeeded && !_made.ContainsKey("E1") ? null : Make("E1", "", "is the gradient the slope of the loss?", 2L * Experiments.FewRows * Experiments.Differences * run.Model.Parameters.Count, () => Experiments.GradientError(run));

    /// <summary>E2: 16 rows by heart, at the run's rate times a factor.</summary>
    public ExperimentRun? Overfit(double factor = 1)
    {
        var tried = Make("E2", FormattableString.Invariant($"{factor}{Rates}"), factor == 1 ? "can this program learn 16 rows by heart?" : FormattableString.Invariant($"can it at {factor} times the rate?"), Experiments.OverfitSteps * Experiments.FewRows, () => Experiments.Overfit(run, factor), new Variation("E2") { Rate = factor }.Words);
        if (factor == 1 && tried is { Skill: not double.NaN })
        {
            run.Statistics["G2"] = tried.Skill;
        }

        return tried;
    }

    /// <summary>The first factor at which 16 rows are learned, of 1 and the given ones; null where none is, NaN where not all could be tried.</summary>
    public double? LearnsAt(params ReadOnlySpan<double> factors)
    {
        double? none = null;
        foreach (var factor in (ReadOnlySpan<double>)[1, .. factors])
        {
            var tried = Overfit(factor);
            if (tried is not null && Experiments.IsLearned(tried))
            {
                return factor;
            }

            none = tried is null ? double.NaN : none;
        }

        return none;
    }

    /// <summary>E3: a network of known worth on the data as fed.</summary>
    public ReferenceRun? Reference()
    {
        var rows = IsUnlimited ? ReferenceRows : Math.Clamp(Budget / 2, FewestReferenceRows, ReferenceRows);
        return Make("E3", "", "what can be learned from these data at all?", rows, () =>
        {
            var reference = ReferenceNet.Train(run, (int)(rows / ReferenceNet.BatchSize));
            Spent -= rows - reference.Steps * ReferenceNet.BatchSize; // it stops where nothing more is gained
            return reference;
        });
    }

    /// <summary>E4 to E7, E12: a short run with one thing changed.</summary>
    /// <param name="change">What is changed.</param>
    /// <param name="why">The question that it answers.</param>
    /// <param name="steps">How many steps; <see cref="ShortSteps"/> where null.</param>
    public ExperimentRun? Rerun(Variation change, string why, int? steps = null)
    {
        var count = steps ?? ShortSteps;
        return Make(change.Code, FormattableString.Invariant($"{change} {count}{Rates}"), why, (long)count * change.Rows(run), () => Experiments.Rerun(run, change, count), change.Words);
    }

    /// <summary>E8: what the inputs do for the model.</summary>
    public InputDependence? Inputs() => Make("E8", FormattableString.Invariant($"{run.Step}"), "does the model look at its inputs?", 2L * Evidence.FixedRows, () => Permuted.Inputs(run));

    /// <summary>E9: the reference net on targets exchanged between rows.</summary>
    public ReferenceRun? PermutedTargets() => Make("E9", "", "are validation rows known by heart from training?", FewestReferenceRows, () => Permuted.Targets(run, (int)FewestReferenceRows / ReferenceNet.BatchSize));

    /// <summary>The reference net without the training rows that are close to validation, and without as many others.</summary>
    public ReferencePair? WithoutNear() => Make("E3", "without near", "is validation as well known without the rows close to it?", 2 * FewestReferenceRows, () => NearCopies.Without(run, (int)FewestReferenceRows / ReferenceNet.BatchSize)!);

    /// <summary>E10: the model in use, twice, and in training.</summary>
    public Modes? Modes() => !WiderModel.HasOwnLayers(run) && run.Start!.Signals.Dropped == 0 ? null : Make("E10", "", "does the model give the same answer twice?", Diagnostics.Modes.Rows, () => Diagnostics.Modes.Of(run));

    /// <summary>Whether something is dropped or drawn at random while training.</summary>
    public bool IsNoisy => run.Start!.Dropped > 0 || (Modes() is { } modes && Math.Abs(modes.Training - modes.Use) > Rules.Limits.SameAnswer.High * modes.Use);

    /// <summary>E11: what is had without training.</summary>
    public Baselines? Baselines() => run.Validation is null ? null : Make("E11", "", "what is had without training?", 0, () => Diagnostics.Baselines.Of(run)!);

    /// <summary>E3 crosswise: classes judged by nets that did not see them.</summary>
    public LabelNoise? LabelNoise() => Make("E3", "crosswise", "do nets that did not see a row agree with its class?", 4 * FewestReferenceRows, () => Diagnostics.LabelNoise.Of(run, (int)FewestReferenceRows / ReferenceNet.BatchSize));

    /// <summary>E13: between which bounds outputs stay.</summary>
    public OutputBounds? Bounds() => run.Step < FewestSteps || run.Skill(run.Now) > Learned ? null : Make("E13", "", "can the outputs be what is asked?", 2L * Evidence.FixedRows, () => OutputBounds.Of(run)!);

    /// <summary>The reference net on validation rows, asked for the class of training rows, where the share of one differs.</summary>
    public ClassShift? ClassShift() => run.ShiftedClass() is { } shifted ? Make("E3", "of validation", "what does validation say of the training rows' classes?", FewestReferenceRows, () => Diagnostics.ClassShift.Of(run, shifted, (int)FewestReferenceRows / ReferenceNet.BatchSize)!) : null;

    /// <summary>E3 crosswise: from which row on targets do not belong to their inputs.</summary>
    public Pairing? Pairing() => Make("E3", "by place", "do targets belong to their rows from the first to the last?", 2 * PairingRows, () => Diagnostics.Pairing.Of(run, (int)PairingRows / ReferenceNet.BatchSize));

    /// <summary>How well the classes are told apart after a short run, drawn as rows come or each class as often.</summary>
    public Recalls? Recalls(bool isBalanced) => Make("E4", $"recall {isBalanced}", isBalanced ? "is the rare class found when it is drawn as often as the others?" : "how well are the classes told apart?", (long)ShortSteps * run.BatchSize, () => Experiments.Recalls(run, new("E4") { IsBalanced = isBalanced }, ShortSteps));

    /// <summary>The reference net on three quarters of the training rows, judged by the others.</summary>
    public ReferenceRun? ReferenceHeldOut() => Make("E3", "held out", "is validation like training?", FewestReferenceRows, () => ReferenceNet.TrainHeldOut(run, (int)FewestReferenceRows / ReferenceNet.BatchSize, data => data));

    /// <summary>The reference net without a column.</summary>
    public ReferenceRun? ReferenceWithout(int column) => Make("E3", $"without {column}", $"what can be learned without column {column}?", FewestReferenceRows, () => ReferenceNet.TrainWithout(run, column, (int)FewestReferenceRows / ReferenceNet.BatchSize));

    /// <summary>How much better the reference net is on rows it has not seen than the model is on rows it was trained on; NaN where it is not known.</summary>
    /// <remarks>Above 0.1 the program leaves something undone; runs certified as healthy stay below.</remarks>
    public double Shortfall => Missing(run.Skill(run.Now), asIs => asIs.Skill);

    /// <summary>How much better the reference net is than the model on validation; NaN where it is not known.</summary>
    public double ValidationShortfall => run.JudgedValidation is { } judged ? Missing(run.ValidationSkill(run.LossOf(judged)), asIs => asIs.Validation) : double.NaN;

    /// <summary>Whether a reference net was trained and is no better.</summary>
    public bool DoesAsWell => Shortfall <= Rules.Limits.Shortfall.High;

    // A run under way is taken at what a short one comes to with the whole schedule, if that is more.
    private double Missing(double now, Func<ExperimentRun, double> foreseen)
    {
        var skill = double.IsFinite(now) ? now : 0;
        if (IsUnderWay)
        {
            skill = run.Step >= FewestSteps && Rerun(new("E4"), "how far will the program come?") is { } asIs ? Math.Max(skill, foreseen(asIs)) : double.NaN;
        }

        return run.Step == 0 || double.IsNaN(skill) ? double.NaN
            : 1 - skill <= Rules.Limits.Shortfall.High ? 1 - skill // nothing much can be missing
            : Reference() is { } reference ? reference.Validation - skill
            : double.NaN;
    }
}
