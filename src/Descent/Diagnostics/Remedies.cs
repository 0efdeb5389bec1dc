using Descent.Diagnostics.Rules;

namespace Descent.Diagnostics;

/// <summary>Where a program falls short of the reference net: which single change closes the gap, tried in short runs from its own start.</summary>
internal static class Remedies
{
    private const double Better = 0.07; // skill; harm counts from 0.05, and a short run is off by a little
    private const double Wider = 0.1;
    private const double FarShort = 0.12; // of the reference net on validation; certified runs are short of it by 0.1 at most
    private const double UnseenFar = 0.15; // runs certified as healthy stay below 0.1, and validation has few rows
    private const double MostOf = 0.5; // of the largest gain: narrow knobs go first, since a larger rate and a wider model help many faults a little
    private const int SmallBatch = 8;
    private const int UsualBatch = 32;
    private const int FewestTimes = 8;
    private const double Errors = 3;
    private const int FewestMore = 100;
    private const int FewestOfMany = 40; // steps of larger batches
    private const double Nearly = 0.9;
    private const int LongerTimes = 4;
    private const double AsGood = 0.8;
    public const double NearlyAsGood = 0.6; // of larger batches, in a quarter of the steps
    private const double SurelyBetter = 2; // standard errors of the validation loss
    private const double LeastPenalty = 0.05; // of the best constant's loss
    private const int FewUpdates = 5; // times the reference net's steps to half its skill
    private const int FewestUpdates = 2; // times the same, to judge a model's width by
    private const double UnseenShare = 0.7; // of the reference net's skill on validation
    private const double MostByHeart = 0.9; // skill on training rows: more and worse on others is overfitting
    private const double ClippedOften = 0.5;
    private const double NoClip = 1e9;
    private static readonly double[] Slower = [0.1, 1 / 3.0, 1 / 30.0, 0.01];
    private static readonly double[] Faster = [10, 100, 1000];

    /// <summary>A gradient of so many times the usual norm is a spike.</summary>
    public const double SpikeTimes = 10;

    /// <summary>The first change, from narrow to wide, that gains about as much as any; null where none does, nothing is missing, or it is not known.</summary>
    public static Remedy? Best(Evidence run) => FromReference(run) ?? Overtaken.Best(run);

    private static Remedy? FromReference(Evidence run)
    {
        var chance = Math.Min(SurelyBetter * run.SkillError(), 2 * Limits.Shortfall.High); // of few rows
        var isShort = run.Lab.Shortfall > Limits.Shortfall.High && !(run.Lab.Shortfall < chance && run.Lab.ValidationShortfall < chance);
        if (!(isShort || IsUnseenFar(run)) || run.Lab.Rerun(new("E4"), "how far does the program come as it is?") is not { } asIs)
        {
            return null;
        }

        var found = Tried(run, asIs).Where(remedy => remedy.Gain > (remedy.Id == "G2" ? Wider : Better)).ToArray();
        return found.FirstOrDefault(remedy => remedy.Id is "O3" or "O7") // a fact of the run made them worth trying
            ?? found.FirstOrDefault(remedy => remedy.Gain >= MostOf * found.Max(other => other.Gain));
    }

    /// <summary>What a start afresh came to, in words.</summary>
    public static string Afresh(Remedy remedy) => FormattableString.Invariant($"With weights that start at random by the width of their layer, {remedy.Changed.Steps} steps reach skill {remedy.Changed.Skill:F2} instead of {remedy.AsIs.Skill:F2}{OnValidation(remedy)}.");

    /// <summary>What a change came to on validation, in words; empty without one.</summary>
    public static string OnValidation(Remedy remedy) => double.IsNaN(remedy.Changed.Validation) ? "" : FormattableString.Invariant($", on validation {remedy.Changed.Validation:F2} instead of {remedy.AsIs.Validation:F2}");

    // What is learned does not hold for rows that were not seen, and could: then gains are counted on validation.
    private static bool IsUnseenFar(Evidence run) => !(run.Lab.Shortfall > Limits.Shortfall.High) && run.Lab.ValidationShortfall > Math.Max(UnseenFar, SurelyBetter * run.SkillError());

    /// <summary>Whether a schedule brought the rate under a twentieth of its peak before a third of the run, while the loss still fell; and at which step.</summary>
    public static int? DecayedAt(Evidence run)
    {
        var (top, at) = (run.History.PeakAt, run.History.FirstRateUnder(Limits.EarlyRate.Low * run.PeakRate, run.History.PeakAt));
        var (slope, error) = at is { } end ? run.History.Slope(top, end) : (0, 0);
        return at < run.WholeSteps / 3 && (double.IsNaN(slope) || slope < -2 * error) ? at : null;
    }

    private static List<Remedy> Tried(Evidence run, ExperimentRun asIs)
    {
        var tried = new List<Remedy>();
        TryNarrow(run, asIs, tried);
        if (!run.Lab.IsUnderWay && !tried.Exists(remedy => remedy.Gain > Better && (remedy.Id is "O3" or "O7" || remedy.Gain >= MostOf * run.Lab.Shortfall)))
        {
            TryWide(run, asIs, tried); // healthy programs too come further at a larger rate, with more steps, or wider, and before their end
        }

        return tried;
    }

    private static void TryNarrow(Evidence run, ExperimentRun asIs, List<Remedy> tried)
    {
        var optimizer = run.Optimizer;
        if (optimizer.WeightDecay > 0 || run.Regularizer is not null)
        {
            Try(run, asIs, tried, "L8", new("E6") { IsUndecayed = true }, "does it come further without decay and regularizer", optimizer.WeightDecay / 10);
        }

        if (!run.Lab.IsUnderWay && run.Start!.Dropped == 0 && run.Batches is not null && Penalty(run) > LeastPenalty)
        {
            Add(run, tried, new("L8", Clamped(asIs.Skill) - Clamped(run.Skill(run.Now)), asIs, asIs, double.NaN)); // short runs are made without what a loop adds
        }

        if ((optimizer.ClipNorm ?? optimizer.ClipValue) is not null && Evidence.Median(run.Probes.Select(probe => probe.Kept)) < ClippedOften)
        {
            Try(run, asIs, tried, "O7", new("E4") { Clip = NoClip }, "does it come further without clipping", Evidence.Median(run.History.Norms));
        }
        else if (!run.Lab.IsUnderWay && run.Probes.Exists(probe => probe.IsCutByHand) && Evidence.Median(run.Probes.Select(probe => probe.Kept)) is < ClippedOften and var kept)
        {
            Add(run, tried, new("O7", Clamped(asIs.Skill) - Clamped(run.Skill(run.Now)), asIs, asIs, Evidence.Median(run.History.Norms) / kept)); // short runs are made without what a loop does
        }

        if (DecayedAt(run) is not null)
        {
            Try(run, asIs, tried, "O3", new("E4") { IsHeld = true }, "does it come further if the rate stays up", run.PeakRate);
        }

        if (StartFault(run) is { } id)
        {
            Try(run, asIs, tried, id, new("E4") { IsAfresh = true }, "does it come further from a usual start", double.NaN);
        }

        if (!run.Lab.IsUnderWay && run.Lab.IsNoisy)
        {
            Try(run, asIs, tried, "G3", new("E4") { IsUndropped = true }, "does it come further if nothing is dropped", 0.2);
        }

        if (run.History.Spikes(SpikeTimes) is var spikes && spikes > Limits.Spikes.High && spikes < 0.5)
        {
            var usual = Evidence.Median(run.History.Norms.Where(norm => norm is > 0 and < double.PositiveInfinity));
            if (!double.IsNaN(usual))
            {
                Try(run, asIs, tried, "A3", new("E4") { Limit = usual }, "does it come further if the gradient is clipped at its usual norm", usual);
            }
        }

        var slower = TryRates(run, asIs, tried, "O1", "E4", Slower);
        tried.RemoveAll(remedy => remedy.Id == "A3" && slower?.Gain >= AsGood * remedy.Gain); // a rate that is too high has spikes too
        if (slower?.Gain > Better && LargerBatch(run) is var (times, steps))
        {
            var batch = Try(run, asIs, tried, "O8", new("E4") { Batch = times }, "do larger batches help as much as a lower rate", run.BatchSize * times, steps);
            tried.RemoveAll(remedy => remedy.Id == (batch?.Gain >= NearlyAsGood * slower!.Gain ? "O1" : "O8"));
        }

        if (!run.Lab.IsUnderWay && StartFault(run) is null && !tried.Exists(remedy => remedy.Gain > Better) && UnlikeUsual(run) is { } nearest)
        {
            Try(run, asIs, tried, nearest, new("E4") { IsAfresh = true }, "does it come further from a usual start", double.NaN);
            tried.RemoveAll(remedy => remedy.Id == nearest && Clamped(remedy.Changed.Validation) - Clamped(remedy.AsIs.Validation) is var unseen && unseen < Better + SurelyBetter * run.SkillError()); // other weights of the same kind come a little further too
        }

        if (run.Lab.IsUnderWay && AreStepsSmall(run) && run.Lab.LearnsAt() is null)
        {
            TryRates(run, asIs, tried, "O2", "E5", Faster); // not even a few rows are learned: no need to wait for the end
        }
    }

    /// <summary>How many times as large the batches of a run of small ones are tried, and for how many steps; null where they are not small.</summary>
    public static (int Times, int Steps)? LargerBatch(Evidence run)
    {
        var times = Math.Clamp(UsualBatch / run.BatchSize, FewestTimes, UsualBatch);
        return run.BatchSize <= SmallBatch && run.BatchSize * times <= run.Train.Count
            ? (times, Math.Max(FewestOfMany, (int)Math.Min(run.Lab.ShortSteps / 4, run.Lab.Budget / 7 / (run.BatchSize * times))))
            : null;
    }

    // A step moves a layer by less than healthy ones do.
    private static bool AreStepsSmall(Evidence run) => Evidence.Median(run.Probes.Select(probe => Evidence.Median(probe.Sizes))) < Limits.SmallStep.Low;

    private static void TryWide(Evidence run, ExperimentRun asIs, List<Remedy> tried)
    {
        var (isFar, halfAt) = (IsFarBehind(run), run.Lab.Reference()?.HalfAt ?? 0);
        var isShort = run.Step < FewUpdates * halfAt;
        if (isFar && AreStepsSmall(run) && (!isShort || !(run.Lab.LearnsAt() is 1)))
        {
            TryRates(run, asIs, tried, "O2", "E5", Faster);
        }

        var (slope, error) = run.History.Slope(run.History.Count * 3 / 4, run.History.Count);
        if ((isShort || (isFar && slope < -Errors * error)) && double.IsFinite(run.Now) && run.Lab.Rerun(new("E4") { IsContinued = true }, "does it come further with more steps?", (int)Math.Min(Math.Clamp(run.Step, FewestMore, Math.Max(FewestMore, 4 * run.Lab.ShortSteps)), Math.Max(FewestOfMany, run.Lab.Budget / 4 / new Variation("E4") { IsContinued = true }.Rows(run)))) is { } more)
        {
            var gain = Clamped(more.Skill) - Clamped(run.Skill(run.Now));
            Add(run, tried, new("O9", IsUnseenFar(run) ? Math.Min(gain, Clamped(more.Validation) - Clamped(run.ValidationSkill(run.LossOf(run.JudgedValidation!)))) : gain, asIs, more, 2 * run.Step));
        }

        if (!isFar || run.Step < FewestUpdates * halfAt)
        {
            return; // what a run of so few steps is short of is steps
        }

        if (WiderModel.CanBeMade(run))
        {
            Try(run, asIs, tried, "G2", new("E7") { IsWider = true }, "does a model four times as wide and one layer deeper come further", double.NaN);
            TryLonger(run, asIs, tried);
        }
        else if (run.Others.Count == 0 && run.Lab.Reference() is { } standIn)
        {
            tried.Add(new("G2", standIn.Train - Clamped(run.Skill(run.Now)), asIs, new(standIn.Steps, double.NaN, double.NaN, standIn.Train, standIn.Validation), double.NaN));
        }
    }

    // A wider model also learns in fewer steps: where the same one comes nearly as far in more of them, it was not too narrow.
    private static void TryLonger(Evidence run, ExperimentRun asIs, List<Remedy> tried)
    {
        var steps = LongerTimes * run.WholeSteps;
        if (tried.LastOrDefault() is { Id: "G2", Gain: > Wider } wider && run.Lab.Rerun(new("E4"), FormattableString.Invariant($"does it come as far in {LongerTimes} times as many steps?"), steps) is { } longer
            && Gain(run, new("E4"), longer, asIs) is var gain && gain >= AsGood * wider.Gain)
        {
            tried.Remove(wider);
            Add(run, tried, new("O9", Math.Min(gain, Clamped(longer.Skill) - Clamped(run.Skill(run.Now))), asIs, longer, steps)); // further than the run, too
        }
    }

    /// <summary>What looks unusual in the untrained model, if anything.</summary>
    public static string? StartFault(Evidence run)
    {
        var start = run.Start!;
        return start.Growth > Limits.LayerGrowth.High ? "I2"
            : start.Growth < Limits.LayerGrowth.Low && start.LeastGain < Limits.StartGain.Low ? "I3"
            : start.Signals.Activations.Any(activation => activation.Openness < Limits.OpenStart.Low) ? "A2"
            : start.Signals.Activations.Any(activation => activation.Dead > Limits.DeadStart.High) ? "A1"
            : start.HiddenGain > Limits.StartGain.High ? "I2"
            : start.Growth < Limits.LayerGrowth.Low || (start.HiddenGain > 0 && start.HiddenGain < Limits.StartGain.Low) ? "I3"
            : null;
    }

    // Where nothing shows in it, and the first loss is as it should be, a usual start is tried all the same; it is named for what it is nearest to.
    private static string? UnlikeUsual(Evidence run) => run.Start!.Loss > Limits.Start.High * Math.Max(run.Yardstick.Start, run.Yardstick.Prior) ? null
        : run.Start.Signals.Activations.Any(activation => activation.Dead > 0) ? "A1"
        : run.Start.Signals.Activations.Any(activation => activation.Openness < Limits.OpenStart.Low) ? "A2"
        : "I3";

    // Of rates, as long as they gain: the nearest that gains nearly as much as any.
    private static Remedy? TryRates(Evidence run, ExperimentRun asIs, List<Remedy> tried, string id, string code, double[] factors)
    {
        var rates = new List<Remedy>();
        foreach (var factor in factors)
        {
            if (Try(run, asIs, tried, id, new(code) { Rate = factor }, FormattableString.Invariant($"does it come further at {factor:0.###} times the rate"), factor * run.PeakRate) is not { } remedy)
            {
                break;
            }

            rates.Add(remedy);
            if ((id == "O1" && rates.Max(other => other.Gain) <= Better) || (rates.Count > 2 && remedy.Gain < rates[^2].Gain))
            {
                break;
            }
        }

        tried.RemoveAll(remedy => remedy.Id == id);
        var nearest = rates.OrderBy(remedy => Math.Abs(Math.Log(remedy.Knob / run.PeakRate))).FirstOrDefault(remedy => remedy.Gain >= Nearly * rates.Max(other => other.Gain));
        if (nearest is not null)
        {
            tried.Add(nearest);
        }

        return nearest;
    }

    // From the run's start; and where that shows nothing, from where it stands, since some faults only hold a run back at its end.
    private static Remedy? Try(Evidence run, ExperimentRun asIs, List<Remedy> tried, string id, Variation change, string why, double knob, int? steps = null)
    {
        if (run.Lab.Rerun(change, why + "?", steps) is not { } changed)
        {
            return null;
        }

        var best = new Remedy(id, Gain(run, change, changed, asIs), asIs, changed, knob);
        var isLate = id is "L8" or "G3" || change.Rate is 0.1 || change.Limit is not null;
        if (isLate && !run.Lab.IsUnderWay && best.Gain <= Better && double.IsFinite(run.Now)
            && run.Lab.Rerun(new("E4") { IsContinued = true }, "how far does it come if it goes on?") is { } further
            && run.Lab.Rerun(change with { IsContinued = true }, why + " from where it stands?") is { } late && Gain(run, change, late, further) > best.Gain)
        {
            best = new(id, Gain(run, change, late, further), further, late, knob);
        }

        Add(run, tried, best);
        return best;
    }

    private static void Add(Evidence run, List<Remedy> tried, Remedy remedy)
    {
        tried.Add(remedy);
        if (remedy.Id is "L8" or "O8" or "O9")
        {
            run.Statistics[remedy.Id] = remedy.Gain; // is what these rules compare
        }
    }

    private static double Gain(Evidence run, Variation change, ExperimentRun changed, ExperimentRun asIs)
    {
        if (IsUnseenFar(run))
        {
            if (!change.IsUndecayed && !change.IsUndropped && !(changed.End <= asIs.End))
            {
                return 0; // it only learns less by heart: that is overfitting, and no fault of the step
            }

            var better = Math.Min(Clamped(changed.Validation), changed.Skill) - Clamped(asIs.Validation);
            return better > SurelyBetter * run.SkillError() ? better : 0;
        }

        var gain = Clamped(changed.Skill) - Clamped(asIs.Skill);
        return (change.IsUndecayed || change.IsUndropped || change.IsWider || change.Rate > 1) && !double.IsNaN(changed.Validation) ? Math.Min(gain, Clamped(changed.Validation) - Clamped(asIs.Validation)) : gain; // they fit training rows better in any case
    }

    // By how much is said with the limit: what is nearer to the reference net is left alone.
    private static bool IsFarBehind(Evidence run)
    {
        if (run.Lab.Reference() is not { } reference)
        {
            return false;
        }

        var (enough, own) = (Limits.ShareOfReference.Low * reference.Validation, run.Skill(run.Now));
        var isUnseen = own < MostByHeart && run.Evaluations.Count > 0 && run.Evaluations[^1].Validation is { } loss && reference.Validation - run.ValidationSkill(loss) > UnseenFar && run.ValidationSkill(loss) < UnseenShare * reference.Validation;
        return !(own >= Math.Max(enough, reference.Validation - FarShort)) || isUnseen;
    }

    private static double Penalty(Evidence run)
    {
        var added = run.Probes.Where(probe => probe.Objective < 0.4 * probe.Losses * probe.Loss).Select(probe => probe.Objective!.Value - probe.Loss); // else it is a sum
        return Evidence.Median(added) / (run.Yardstick.Prior - run.Yardstick.Floor);
    }

    private static double Clamped(double skill) => double.IsNaN(skill) ? -1 : Math.Clamp(skill, -1, 1);
}
