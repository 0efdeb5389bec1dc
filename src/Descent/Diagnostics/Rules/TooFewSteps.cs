namespace Descent.Diagnostics.Rules;

/// <summary>O9: the run stops while it still learns.</summary>
internal sealed class TooFewSteps() : Rule(
    "O9",
    "stopped while still learning",
    "The loss falls to the last step and is far from what the data give: the run is too short.",
    "skill gained by more steps",
    "skill after more steps − skill at the end",
    Limits.ChangeGain,
    "Train for more epochs, or at a higher rate.",
    "G2")
{
    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run) => run.Lab.Remedy is { Id: "O9" } remedy
        ? Found(run, FindingLevel.Warning, Certainty.Confirmed, remedy.Gain, $"{run.Step} steps reach skill {run.Skill(run.Now):F2}, {(remedy.Knob > 2 * run.Step ? $"{remedy.Changed.Steps} from the start" : $"and {remedy.Changed.Steps} more")} {remedy.Changed.Skill:F2}; a reference net reaches {run.Lab.Reference()!.Validation:F2} on rows it has not seen.", $"Train for {remedy.Knob:F0} steps or more.", remedy.Knob)
        : null;
}
