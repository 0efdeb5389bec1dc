namespace Descent.Diagnostics.Rules;

/// <summary>D6: some rows have a wrong class.</summary>
internal sealed class NoisyTargets() : Rule(
    "D6",
    "some classes are wrong",
    "Rows carry a class that the rest of the data speaks against: the training loss stalls well above its floor, and what is learned later is learned by heart.",
    "how often nets and neighbours are wrong where they are surest, over how often at all",
    "share of wrong classes among the surer half, over that among all rows, by nets trained on other rows and the ten nearest rows; where a class has another share than in validation, the share that a net of validation finds by the inputs",
    Limits.WrongWhenSure,
    "Look at the rows that nets of other rows reject, and mend or drop them; a bounded loss, as GeneralizedCrossEntropy, bears some wrong classes.",
    "G1", "G2", "O9", "O2", "O1")
{
    private const int FewestRows = 100;
    private const int JudgedRows = 2000;
    private const double LeastSkill = 0.1;
    private const double LeastExcess = 0.08; // of the best constant's loss
    private const double Surely = 4; // standard errors
    private const int FewestWrongRows = 10; // of the surer half: eight of a hundred are such by chance
    private const double Solved = 0.9;
    private const double LimitAtHalf = 0.62;
    private const double LimitSlope = 1;
    private const double LeastEven = 0.83; // rows that differ in what nobody wrote down come to 0.82
    private const double FewestWrong = 0.08;
    private const double OverSure = 1.15; // else nets and ten neighbours only see too little, and near rows agree; by chance 2 (1 − q) of a share q
    private const double MostWrong = 0.75; // of what chance would leave wrong: beyond, nothing is known of the rows

    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run) => Relabelled(run) ?? Crosswise(run) ?? WorseThanValidation(run) ?? UnlikeValidation(run);

    // A class has another share than in validation, and the inputs do not: rows of it, or of others, were given the wrong one.
    private Finding? Relabelled(Evidence run) => run.Step > 0 && run.Lab.ClassShift() is { IsRelabelled: true } shift
        ? Found(run, FindingLevel.Warning, Certainty.Confirmed, Math.Abs(shift.Train - shift.Validation), $"Class {shift.Class} is {shift.Train:P1} of the training rows and {shift.Validation:P1} of validation; by their inputs, a net of validation rows finds {shift.Estimated:P1} in the training rows too. Part of the training targets are wrong.")
        : null;


    // Like rows have like targets in validation and not in training; had all lost theirs (D5), nothing would have been learned.
    private Finding? UnlikeValidation(Evidence run)
    {
        var (own, others) = (run.Train.Neighbours.Score, run.Validation?.Neighbours.Score ?? double.NaN);
        return Neighbours.IsLost(own, others) && run.Evaluations.Any(evaluation => evaluation.Validation is { } loss && run.ValidationSkill(loss) > LeastSkill)
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, others - own, $"Training rows with like inputs agree in their targets no more than by chance ({own:F1} deviations), and validation rows do ({others:F1}), where something was learned all the same: part of the training targets are wrong.")
            : null;
    }

    // Rows that are learned from are not harder than others; where they cost more, their targets are at fault.
    private Finding? WorseThanValidation(Evidence run)
    {
        if (!run.Lab.IsOpen || run.Step < Laboratory.FewestSteps || run.Validation?.Some(JudgedRows) is not { } judged || !double.IsFinite(run.Now))
        {
            return null;
        }

        var (own, others, span) = (run.LossAndError(run.Train.Some(JudgedRows)), run.LossAndError(judged), run.Yardstick.Prior - run.Yardstick.Floor);
        var excess = own.Mean - others.Mean;
        return run.ValidationSkill(others.Mean) > LeastSkill && run.ValidationSkill(others.Mean) - run.Skill(own.Mean) > LeastExcess && excess > LeastExcess * span && excess > Surely * Math.Sqrt(own.Error * own.Error + others.Error * others.Error)
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, excess / span, $"Rows that the model learns from cost {own.Mean:G4}, and validation {others.Mean:G4}, with nothing dropped: {excess / Math.Sqrt(own.Error * own.Error + others.Error * others.Error):F0} standard errors less, where it should be no less. Part of the training targets are wrong.")
            : null;
    }

    private Finding? Crosswise(Evidence run)
    {
        var validation = run.Evaluations.Count > 0 ? run.Evaluations[^1].Validation : null;
        var isDoubtful = run.Step > 0 && Math.Min(run.Skill(run.Now), run.Skill(validation ?? run.Now)) < Solved;
        if (!isDoubtful || run.Train.Count < FewestRows || run.Train.Data.Inputs is not Tensor || run.ClassesOf(run.Train) is null || run.Lab.LabelNoise() is not { } noise)
        {
            return null;
        }

        Seen(run, noise.WrongWhenSure / noise.Wrong);
        var limit = Math.Max(Healthy.High, LimitAtHalf + LimitSlope * (noise.Wrong / noise.Chance - 0.5)); // honest overlap comes nearer to it the more of the rows are wrong
        var isEven = noise.WrongWhenSure - noise.Error > limit * noise.Wrong && noise.WrongWhenSure > LeastEven * noise.Wrong;
        return isEven && noise.WrongWhenSure * noise.Rows / 2 >= FewestWrongRows && noise.Wrong > FewestWrong && noise.Nearest > OverSure * noise.WrongWhenSure && noise.Wrong < MostWrong * noise.Chance
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, noise.WrongWhenSure / noise.Wrong, $"Nets trained on other rows, and like rows, give {noise.Wrong:P0} of the rows another class, and {noise.WrongWhenSure:P0} where they are surest: doubt between classes would leave few there. {noise.Doubtful:P0} of the rows are rejected{(double.IsNaN(noise.Gain) ? "" : $"; without them a reference net gains {noise.Gain:F2} of skill on validation, whose classes may be as wrong")}.")
            : null;
    }
}
