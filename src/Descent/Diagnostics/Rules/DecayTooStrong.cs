namespace Descent.Diagnostics.Rules;

/// <summary>L8: decay or a regularizer outweighs the data.</summary>
internal sealed class DecayTooStrong() : Rule(
    "L8",
    "regularisation outweighs the data",
    "Decay pulls the weights to 0 harder than the data pull them anywhere: training and validation both stay near the best constant.",
    "skill gained by leaving decay and regularizer out",
    "skill without − skill as it is, after as many steps from the same start",
    Limits.DecayGain,
    "Divide the decay, or the regularizer's factor, by 10 to 100.",
    "O2", "O9", "G2", "I3", "A1")
{
    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    // The pull of decay over that of the data exceeds 1 in healthy runs near their end too: only the experiment may raise this.
    internal override Finding? Judge(Evidence run)
    {
        if (run.Lab.Remedy is not { Id: "L8" } remedy)
        {
            return null;
        }

        var (decay, steps) = (run.Optimizer.WeightDecay, remedy.Changed.Steps);
        return decay > 0
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, remedy.Gain, $"With a decay of {decay:G3} {steps} steps reach skill {remedy.AsIs.Skill:F2}, without it {remedy.Changed.Skill:F2} from the same start.", $"Set WeightDecay to {remedy.Knob:G3} or less.", remedy.Knob)
            : Found(run, FindingLevel.Warning, Certainty.Confirmed, remedy.Gain, $"The skill is {run.Skill(run.Now):F2}; without what is added to the loss, {steps} steps reach {remedy.Changed.Skill:F2} from the same start.");
    }
}
