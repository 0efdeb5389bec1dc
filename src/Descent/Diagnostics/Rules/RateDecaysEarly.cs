namespace Descent.Diagnostics.Rules;

/// <summary>O3: the schedule kills the rate while there is much to learn.</summary>
internal sealed class RateDecaysEarly() : Rule(
    "O3",
    "the schedule ends too early",
    "The learning rate is nearly 0 while the loss still falls: the rest of the run changes nothing.",
    "learning rate over its peak, before a third of the run",
    "min rateₜ / max rate, for t < ⅓ of the steps",
    Limits.EarlyRate,
    "Let the schedule end with the run: Schedule.Cosine(rate, steps of the whole run).",
    "O2", "O9", "G2")
{
    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Lab.IsOpen)
        {
            Seen(run, Least(run)); // beside experiments its price is nothing
        }

        return run.Lab.Remedy is { Id: "O3" } remedy && Remedies.DecayedAt(run) is { } at
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, Least(run), $"At step {at} of {Math.Max(run.Step, run.PlannedSteps ?? 0)} the rate was under a twentieth of its peak, {run.PeakRate:G3}, and the loss still fell. With the rate held {remedy.Changed.Steps} steps reach skill {remedy.Changed.Skill:F2}, with the schedule squeezed into as many {remedy.AsIs.Skill:F2}.", $"Spread the schedule over all {Math.Max(run.Step, run.PlannedSteps ?? 0)} steps.", Math.Max(run.Step, run.PlannedSteps ?? 0))
            : null;
    }

    private static double Least(Evidence run) => run.History.LeastRateIn(run.History.PeakAt, Math.Max(run.Step, run.PlannedSteps ?? 0) / 3) / run.PeakRate;
}
