namespace Descent.Diagnostics.Rules;

/// <summary>G2: even a few rows cannot be learned by heart.</summary>
internal sealed class CannotOverfit() : Rule(
    "G2",
    "the model cannot learn even a few rows",
    "A program that can learn knows 16 rows by heart after 200 steps. One that does not is too small, wired wrongly, or steps too little.",
    "skill on 16 rows after 200 steps on them alone",
    "1 − (L − floor) / (H₀ − floor)",
    Limits.Overfit,
    "Look at the wiring first (activations, what the loss is given); then widen the model.",
    "O9")
{
    private const double Surely = 4; // standard errors

    internal override Finding? Judge(Evidence run) =>
        run.Lab.Remedy is { Id: "G2" } remedy
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, run.Skill(run.Now), double.IsNaN(remedy.Changed.End)
                ? $"The skill stops at {run.Skill(run.Now):F2}; a net of 2 × 64 rectifiers reaches {remedy.Changed.Skill:F2} on the same rows (it stands in for a wider model, since yours has layers that cannot be copied)."
                : (FormattableString)$"The skill stops at {run.Skill(run.Now):F2}; four times as wide and one layer deeper, {remedy.Changed.Steps} steps reach {remedy.Changed.Skill:F2} instead of {remedy.AsIs.Skill:F2}{Remedies.OnValidation(remedy)}. A net of 2 × 64 rectifiers reaches {run.Lab.Reference()!.Validation:F2} on rows it has not seen: it is not the data.", $"Make the hidden layers four times as wide, and add one.", 4)
            : run.Experiments is { } results && results.LearnsAt is null && !(run.Skill(run.Now) > Healthy.Low)
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, results.Overfit.Skill, $"{Experiments.FewRows} rows alone, {results.Overfit.Steps} steps: the loss went from {results.Overfit.Start:G4} to {results.Overfit.End:G4}, skill {results.Overfit.Skill:F2}; other learning rates, from a hundredth to ten thousand times, do no better.")
            : Unexplained(run);

    // A plain net is surely better on rows that neither has seen, and no single change is.
    private Finding? Unexplained(Evidence run)
    {
        if (!run.Lab.IsThorough || run.Step < Laboratory.FewestSteps || run.Gained is not null || run.Lab.Remedy is not null || run.JudgedValidation is not { } judged || run.Lab.Reference() is not { } reference)
        {
            return null;
        }

        var (own, error) = (run.ValidationSkill(run.LossOf(judged)), run.SkillError());
        return reference.Validation - own > Limits.Unexplained.High && reference.Validation - own > Surely * error
            ? Found(run, FindingLevel.Warning, Certainty.Likely, run.Skill(run.Now), $"A plain net of 2 × 64 rectifiers reaches skill {reference.Validation:F2} on validation in {reference.Steps} steps by Adam, the run {own:F2} in {run.Step}: {(reference.Validation - own) / error:F0} standard errors less. No other rate, batch, start, decay or width alone makes up for it: the fault lies in how the model, its loss or its step is put together.", $"Begin with a plain net and the loss as it comes, and change one thing at a time until it falls behind.")
            : null;
    }
}
