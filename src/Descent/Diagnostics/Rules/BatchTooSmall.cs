namespace Descent.Diagnostics.Rules;

/// <summary>O8: batches so small that their noise decides, at this rate.</summary>
internal sealed class BatchTooSmall() : Rule(
    "O8",
    "batch too small for the rate",
    "A few examples say little of the slope, and the rate follows them far: the loss shakes on a plateau.",
    "skill gained by batches eight times as large",
    "skill with 8 B − skill with B, after as many steps from the same start",
    Limits.ChangeGain,
    "Use larger batches, or divide the learning rate by √8: both help.",
    "O1", "A1", "A2", "G1", "G2", "O7")
{
    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run) => run.Lab.Remedy is { Id: "O8" } remedy
        ? Found(run, FindingLevel.Warning, Certainty.Confirmed, remedy.Gain, $"With batches of {remedy.Knob:F0} instead of {run.BatchSize}, {remedy.Changed.Steps} steps at the same rate reach skill {remedy.Changed.Skill:F2} instead of {remedy.AsIs.Skill:F2}.", $"Set the batch size to {remedy.Knob:F0}, or the learning rate to {run.PeakRate / Math.Sqrt(8):G3}.", remedy.Knob)
        : null;
}
