namespace Descent.Diagnostics.Rules;

/// <summary>G1: validation turned up while training went on.</summary>
internal sealed class Overfitting() : Rule(
    "G1",
    "overfitting: trained too long",
    "The training loss falls and validation turns up: the model learns its rows by heart.",
    "rise of validation since its best, over the best constant's loss",
    "V = (L_val − min L_val) / H₀, with G = (L_val − L_train) / H₀ > 0.3, in 3 evaluations running",
    Limits.Rise,
    "Keep the best epoch (.KeepBest()), stop early (.StopWhenStale(10)), use a smaller model or more weight decay.")
{
    private const int Fewest = 3;
    private const double GapFromTheStart = 0.5;
    private const double Nearer = 0.5; // of the rise
    private const double Errors = 1; // of the mean over rows; its changes from epoch to epoch are less

    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        var evaluations = run.Evaluations.Where(evaluation => evaluation.Validation is not null).ToArray();
        var span = run.Yardstick.Prior - run.Yardstick.Floor;
        if (evaluations.Length <= Fewest || span <= 0)
        {
            return null;
        }

        var first = (evaluations[0].Validation!.Value - evaluations[0].Train) / span;
        if (first > GapFromTheStart && run.Skill(evaluations.Min(evaluation => evaluation.Validation!.Value)) < 0)
        {
            return null; // validation was never like training: D12
        }

        var best = evaluations.MinBy(evaluation => evaluation.Validation);
        var rises = evaluations[^Fewest..].Select(evaluation => (Rise: (evaluation.Validation!.Value - best.Validation!.Value) / span, Gap: (evaluation.Validation.Value - evaluation.Train) / span)).ToArray();
        var last = evaluations[^1];
        var noise = run.ValidationError() / span;
        var found = rises.All(rise => rise.Rise > Math.Max(Healthy.High, Errors * noise) && rise.Gap > Limits.Gap.High)
            ? Found(run, run.KeepsBest ? FindingLevel.Note : FindingLevel.Warning, Certainty.Likely, rises.Min(rise => rise.Rise), $"Best validation was {best.Validation:F4} at step {best.Step} of {last.Step}; now it is {last.Validation:F4}, and training {last.Train:F4}.{(run.KeepsBest ? " The best is kept." : "")}", $"Keep the weights of step {best.Step} (.KeepBest() does), stop there (.StopWhenStale(10)), or use a smaller model or more weight decay.", best.Step)
            : Apart(run, evaluations[^Fewest..]);
        var risen = found is not null && !run.KeepsBest ? (run.LossOf(run.EvaluatedValidation!) - best.Validation!.Value) / span : double.NaN;
        var isPutBack = risen < Nearer * (last.Validation!.Value - best.Validation!.Value) / span; // a loop may keep its best weights too: then the model is what it was
        Seen(run, isPutBack ? Math.Max(0, risen) : rises.Min(rise => rise.Rise));
        return isPutBack ? null : found;
    }

    // However it came about: what is known of training rows does not hold for others.
    private Finding? Apart(Evidence run, Evaluation[] latest)
    {
        var (own, unseen) = latest.Select(evaluation => (Own: run.Skill(evaluation.Train), Unseen: run.ValidationSkill(evaluation.Validation!.Value))).MinBy(skill => skill.Own - skill.Unseen);
        return own - unseen > Limits.Apart.High && run.ScarcerClass() is null
            ? Found(run, run.KeepsBest ? FindingLevel.Note : FindingLevel.Warning, Certainty.Likely, own - unseen, $"The skill is {own:F2} on the rows that the model learns from, and {unseen:F2} on validation: it knows its rows by heart, or they are too few of a kind.", $"Find more rows of what is rare, use a smaller model or more weight decay, or stop earlier (.StopWhenStale(10)).")
            : null;
    }
}
