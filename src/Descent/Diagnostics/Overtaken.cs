using Descent.Diagnostics.Rules;

namespace Descent.Diagnostics;

/// <summary>Which single change does better on validation in a short run than the whole run did: that shows harm, however near the reference net is.</summary>
internal static class Overtaken
{
    private const double Missing = 0.05; // skill on validation, from where harm counts
    private const double AsFar = 0.15; // short of the whole run: a start that no healthy run has is shown by how fast another learns
    private const double MostOf = 0.5; // of the largest gain: narrow knobs go first
    private const double Surely = 3; // standard errors of the validation loss
    private const double NoClip = 1e9;
    private const double FarBehind = -0.02; // of the program as it is: no longer run makes up for that
    private const double Lowered = 0.25; // of the peak rate; a cosine has half of it in its middle

    /// <summary>The first change, from narrow to wide, that gains about as much as any; null where none does, or it is not known.</summary>
    public static Remedy? Best(Evidence run)
    {
        if (run.Lab.IsUnderWay || run.Step < Laboratory.FewestSteps || !double.IsFinite(run.Now) || !(Math.Max(run.Lab.Shortfall, run.Lab.ValidationShortfall) > Missing) || run.Lab.Rerun(new("E4"), "how far does the program come as it is?") is not { } asIs)
        {
            return null;
        }

        var (whole, tried) = (run.ValidationSkill(run.LossOf(run.JudgedValidation!)), new List<(Remedy Remedy, Variation Change, string Why)>());
        Remedy? Try(string id, Variation change, string why, double knob, int? steps)
        {
            if (run.Lab.Rerun(change, $"does it come further than the whole run {why}?", steps) is not { } changed)
            {
                return null;
            }

            tried.Add((new(id, Gain(changed, asIs, change.IsAfresh ? whole - AsFar : whole), asIs, changed, knob), change, why));
            return tried[^1].Remedy;
        }

        var found = Narrow(run, Try).OfType<Remedy>().Where(remedy => remedy.Gain > (remedy.Id == "L8" ? Limits.OvertakenUndecayed : Limits.Overtaken).High).ToArray();
        return found.Length > 0 ? found.First(remedy => remedy.Gain >= MostOf * found.Max(other => other.Gain))
            : run.Gained is null && WiderModel.CanBeMade(run) && Try("G2", new("E7") { IsWider = true }, "if it is four times as wide and one layer deeper", double.NaN, null) is { } wider && wider.Gain > Math.Max(Limits.WiderGain.High, Surely * run.SkillError()) ? wider
            : run.Lab.IsThorough ? tried.Where(one => one.Change.Rate == 1 && one.Change.Batch == 1 && !one.Change.IsAfresh && !one.Change.IsWider && Ahead(one.Remedy.Changed, asIs) > FarBehind)
                .OrderByDescending(one => Ahead(one.Remedy.Changed, asIs)).Select(one => InFull(run, one.Remedy, one.Change, one.Why, whole)).OfType<Remedy>().FirstOrDefault()
            : null;
    }

    // What a short run does not show, one as long as the run may, where the budget has room for it.
    private static Remedy? InFull(Evidence run, Remedy found, Variation change, string why, double whole)
    {
        var planned = run.WholeSteps;
        if (run.Lab.ShortSteps >= planned || run.Lab.Rerun(change, $"does it come further in as many steps {why}?", planned) is not { } changed)
        {
            return null;
        }

        var gain = Math.Min(changed.Skill - run.Skill(run.Now), changed.Validation - whole);
        return gain > Math.Max(Limits.InFull.High, Surely * run.SkillError())
            ? found with { Gain = gain, AsIs = new(planned, double.NaN, run.Now, run.Skill(run.Now), whole), Changed = changed } : null;
    }

    private static IEnumerable<Remedy?> Narrow(Evidence run, Func<string, Variation, string, double, int?, Remedy?> attempt)
    {
        var optimizer = run.Optimizer;
        if ((optimizer.ClipNorm ?? optimizer.ClipValue) is not null && Evidence.Median(run.Probes.Select(probe => probe.Kept)) < 1)
        {
            yield return attempt("O7", new("E4") { Clip = NoClip }, "without clipping", Evidence.Median(run.History.Norms), null);
        }

        if (optimizer.WeightDecay > 0 || run.Regularizer is not null)
        {
            yield return attempt("L8", new("E6") { IsUndecayed = true }, "without decay and regularizer", optimizer.WeightDecay / 10, null);
        }

        if (Remedies.DecayedAt(run) is not null || Evidence.Median(run.History.Rates) < Lowered * run.PeakRate)
        {
            yield return attempt("O3", new("E4") { IsHeld = true }, "if the rate stays up", run.PeakRate, null);
        }

        if (Remedies.StartFault(run) is { } id)
        {
            yield return attempt(id, new("E4") { IsAfresh = true }, "from a usual start", double.NaN, null);
        }

        if (run.Lab.IsNoisy)
        {
            yield return attempt("G3", new("E4") { IsUndropped = true }, "if nothing is dropped", 0.2, null);
        }

        var slower = new[] { 1 / 3.0, 0.1 }.Select(factor => attempt("O1", new("E4") { Rate = factor }, FormattableString.Invariant($"at {factor:0.###} times the rate"), factor * run.PeakRate, null)).MaxBy(remedy => remedy?.Gain ?? double.NegativeInfinity);
        if (Remedies.LargerBatch(run) is var (times, steps) && attempt("O8", new("E4") { Batch = times }, "with larger batches", run.BatchSize * times, steps) is { } batch)
        {
            yield return batch.Gain >= Remedies.NearlyAsGood * (slower?.Gain ?? 0) ? batch : null;
        }

        yield return slower;
    }

    // Over the short run as it is on both sets, and over the whole run on validation: what only learns less by heart gains nothing on training rows.
    private static double Gain(ExperimentRun changed, ExperimentRun asIs, double whole) =>
        Math.Min(Math.Min(changed.Skill, changed.Validation) - whole, Ahead(changed, asIs)) is var gain && double.IsFinite(gain) ? gain : 0;

    private static double Ahead(ExperimentRun changed, ExperimentRun asIs) => Math.Min(changed.Skill - asIs.Skill, changed.Validation - asIs.Validation);
}
