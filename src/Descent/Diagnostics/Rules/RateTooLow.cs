namespace Descent.Diagnostics.Rules;

/// <summary>O2: steps too small to get anywhere.</summary>
internal sealed class RateTooLow() : Rule(
    "O2",
    "learning rate too low",
    "The loss creeps down in a straight line and still falls when the run ends.",
    "size of a step of weights",
    "u = log₁₀ (‖Δw‖ / ‖w‖), median of probes and layers",
    Limits.UpdateSize,
    "Multiply the learning rate by 10.",
    "O9", "G2")
{
    private const int Fewest = 3; // looks, over which the steps grow ninefold at most
    private const double Nothing = 0.1; // skill on 16 rows
    private const int LongRuns = 20; // times the experiment: so long a run may creep there
    private const double AsForetold = 0.9;
    private const double LittleSkill = 0.3;

    internal override Finding? Judge(Evidence run)
    {
        var remedy = run.Lab.Remedy;
        if (remedy is { Id: "O2" })
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, Evidence.Median(run.Probes.Select(probe => Evidence.Median(probe.Sizes))), $"A step moves a layer by {Math.Pow(10, Evidence.Median(run.Probes.Select(probe => Evidence.Median(probe.Sizes)))):P3} of its size. At a rate of {remedy.Knob:G3} instead of {run.PeakRate:G3}, {remedy.Changed.Steps} steps from the same start reach a loss of {remedy.Changed.End:G4} instead of {remedy.AsIs.End:G4}.", $"Set the learning rate to {remedy.Knob:G3}.", remedy.Knob);
        }

        // The experiment: 16 rows cannot be learned at this rate, and can be at a larger one.
        if (run.Experiments is { LearnsAt: > 1 } tried && tried.Overfit.Skill < Nothing && run.Skill(run.Now) < LittleSkill && (run.PlannedSteps ?? 0) < LongRuns * tried.Overfit.Steps)
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, Evidence.Median(run.Probes.Select(probe => Evidence.Median(probe.Sizes))), $"At this rate {Experiments.FewRows} rows alone are not learned in {tried.Overfit.Steps} steps (skill {tried.Overfit.Skill:F2}); at {tried.LearnsAt} times the rate they are.", $"Set the learning rate to {tried.LearnsAt * run.Rate:G3}.", tried.LearnsAt * run.Rate);
        }

        var probes = run.Latest(run.Probes.Count / 2).Where(probe => probe.Sizes.Length > 0).ToArray();
        if (probes.Length < Fewest)
        {
            return null;
        }

        var size = Evidence.Median(probes.Select(probe => Evidence.Median(probe.Sizes)));
        Seen(run, size);
        var gain = Evidence.Median(probes.Select(probe => probe.Gain));
        return remedy is null && !run.Lab.DoesAsWell && size < Healthy.Low && gain > AsForetold && run.Skill(run.Now) < LittleSkill
            ? Found(run, FindingLevel.Warning, Certainty.Likely, size, $"A step moves a layer by {Math.Pow(10, size):P4} of its size (healthy: {Math.Pow(10, Healthy.Low):P2} to {Math.Pow(10, Healthy.High):P0}) and does all it promises ({gain:F2}); after {run.Step} steps the skill is {run.Skill(run.Now):F2}.")
            : null;
    }
}
