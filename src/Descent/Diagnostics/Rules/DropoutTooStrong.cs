namespace Descent.Diagnostics.Rules;

/// <summary>G3: dropout takes too much away.</summary>
internal sealed class DropoutTooStrong() : Rule(
    "G3",
    "dropout too strong",
    "The loss with dropping is far above that without: training fights the noise instead of learning.",
    "loss with dropping less that without, over the best constant's",
    "(L_train mode − L_use) / H₀, median of probes",
    Limits.DropoutCost,
    "Drop a fifth or less.",
    "G2", "O8", "O2", "O9", "O1")
{
    private const int Fewest = 5;
    private const double MostDropped = 0.6;
    private const double LittleSkill = 0.5;

    internal override Finding? Judge(Evidence run)
    {
        var remedy = run.Lab.Remedy;
        if (remedy is { Id: "G3" })
        {
            if (run.Lab.Modes()?.Drawn <= Limits.SameAnswer.High)
            {
                return null; // no noise: G4
            }

            return Found(run, FindingLevel.Warning, Certainty.Confirmed, run.Start!.Dropped, $"{(run.Start.Dropped > 0 ? FormattableString.Invariant($"{run.Start.Dropped:P0} of a layer is dropped") : "Noise is drawn")} while training; without it {remedy.Changed.Steps} steps reach skill {remedy.Changed.Skill:F2} instead of {remedy.AsIs.Skill:F2}.", $"Drop {remedy.Knob:G2} or less.", remedy.Knob);
        }

        if (run.Lab.DoesAsWell || remedy is not null)
        {
            return null;
        }

        if (run.Start is { Dropped: > MostDropped } start && run.Probes.Count >= Fewest && run.Skill(run.Now) < LittleSkill)
        {
            return Found(run, FindingLevel.Warning, Certainty.Likely, start.Dropped, $"{start.Dropped:P0} of a layer is dropped while training, and the skill is {run.Skill(run.Now):F2} after {run.Step} steps.");
        }

        var probes = run.Latest(run.Probes.Count / 2).Where(probe => probe.Objective is not null).ToArray();
        if (probes.Length < Fewest || run.Yardstick.Prior <= run.Yardstick.Floor)
        {
            return null;
        }

        var difference = Evidence.Median(probes.Select(probe => probe.Objective!.Value - probe.Loss)) / (run.Yardstick.Prior - run.Yardstick.Floor);
        Seen(run, run.Start!.Dropped > 0 ? difference : double.NaN);
        var ratio = Evidence.Median(probes.Select(probe => probe.Objective!.Value / probe.Loss));
        return difference > Healthy.High && (run.Batches is null || ratio < 0.4 * probes[^1].Losses) && (run.Batches is null || probes[^1].Written.Dropped > 0)
            ? Found(run, FindingLevel.Warning, Certainty.Likely, difference, $"With numbers dropped a batch costs {difference:F2} of the best constant's loss more than without.")
            : null;
    }
}
