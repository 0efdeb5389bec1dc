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

        if (run.Lab.Remedy is not { Id: "O3" } remedy)
        {
            return null;
        }

        return Remedies.DecayedAt(run) is { } at
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, Least(run), $"At step {at} of {run.WholeSteps} the rate was under a twentieth of its peak, {run.PeakRate:G3}, and the loss still fell. With the rate held {remedy.Changed.Steps} steps reach skill {remedy.Changed.Skill:F2}, with the schedule squeezed into as many {remedy.AsIs.Skill:F2}.", $"Spread the schedule over all {run.WholeSteps} steps.", run.WholeSteps)
            : Found(run, FindingLevel.Warning, Certainty.Confirmed, Least(run), $"Half of the steps were made at less than {Evidence.Median(run.History.Rates) / run.PeakRate:P0} of the peak rate, {run.PeakRate:G3}. With the rate held {remedy.Changed.Steps} steps reach skill {remedy.Changed.Skill:F2} instead of {remedy.AsIs.Skill:F2}, on validation {remedy.Changed.Validation:F2} instead of {remedy.AsIs.Validation:F2}.", $"Lower the rate later: Schedule.Cosine(rate, {run.WholeSteps}).", run.WholeSteps);
    }

    private static double Least(Evidence run) => run.History.LeastRateIn(run.History.PeakAt, run.WholeSteps / 3) / run.PeakRate;
}
