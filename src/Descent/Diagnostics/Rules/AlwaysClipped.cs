namespace Descent.Diagnostics.Rules;

/// <summary>O7: the gradient is cut short at every step.</summary>
internal sealed class AlwaysClipped() : Rule(
    "O7",
    "gradient clipping always on",
    "Nearly every gradient is cut to a fraction: the limit, not the slope, decides the step.",
    "what clipping leaves of the gradient's length",
    "min(1, limit / ‖g‖), median of probes",
    Limits.Kept,
    "Raise ClipNorm to several times the usual gradient's norm, or leave it out.",
    "O2", "O9", "G2")
{
    private const int Fewest = 4;
    private const double Always = 0.9;
    private const double LittleSkill = 0.5;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Probes.Count < Fewest)
        {
            return null;
        }

        var (remedy, isByHand, kept) = (run.Lab.Remedy, run.Probes.Exists(probe => probe.IsCutByHand), Evidence.Median(run.Probes.Select(probe => probe.Kept)));
        if (remedy is { Id: "O7" } && isByHand)
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, kept, $"{Limit(run)}, and leaves {kept:P2} of its length. Uncut, {remedy.Changed.Steps} steps reach skill {remedy.Changed.Skill:F2}, where the run has {run.Skill(run.Now):F2}.", (FormattableString)$"Cut gradients at {remedy.Knob:G3} or more, or not at all.", remedy.Knob);
        }

        if (remedy is { Id: "O7" })
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, kept, $"{Limit(run)}, and the usual gradient's norm {remedy.Knob:G3}. Without it {remedy.Changed.Steps} steps reach skill {remedy.Changed.Skill:F2} instead of {remedy.AsIs.Skill:F2}.", (FormattableString)$"Set ClipNorm to {remedy.Knob:G3} or more{(run.Optimizer.ClipValue is null ? "" : ", and leave ClipValue out")}.", remedy.Knob);
        }

        var share = run.Probes.Count(probe => probe.Kept < 1) / (double)run.Probes.Count;
        Seen(run, (run.Optimizer.ClipNorm ?? run.Optimizer.ClipValue) is null && !isByHand ? double.NaN : kept);
        return kept < Healthy.Low && share > Always
            ? Found(run, run.Skill(run.Now) < LittleSkill && remedy is null && !run.Lab.DoesAsWell ? FindingLevel.Warning : FindingLevel.Note, Certainty.Certain, kept, $"{share:P0} of the steps looked at were clipped, to {kept:P2} of the gradient's length. {Limit(run)}.")
            : null;
    }

    private static string Limit(Evidence run) => run.Optimizer.ClipNorm is { } norm
        ? FormattableString.Invariant($"The limit of the norm is {norm:G3}")
        : run.Optimizer.ClipValue is { } value ? FormattableString.Invariant($"The limit of each number is {value:G3}")
        : "The loop itself cuts the gradient before the optimizer is given it";
}
