namespace Descent.Diagnostics.Rules;

/// <summary>D6: some rows have a wrong class.</summary>
internal sealed class NoisyTargets() : Rule(
    "D6",
    "some classes are wrong",
    "Rows carry a class that the rest of the data speaks against: the training loss stalls well above its floor, and what is learned later is learned by heart.",
    "how often nets and neighbours are wrong where they are surest, over how often at all",
    "share of wrong classes among the surer half, over that among all rows, by nets trained on other rows and the ten nearest rows",
    Limits.WrongWhenSure,
    "Look at the rows that nets of other rows reject, and mend or drop them; a bounded loss, as GeneralizedCrossEntropy, bears some wrong classes.",
    "G1", "G2", "O9", "O2", "O1")
{
    private const int FewestRows = 100;
    private const double Solved = 0.9;
    private const double LimitAtHalf = 0.62;
    private const double LimitSlope = 1;
    private const double FewestWrong = 0.08;
    private const double MostWrong = 0.9; // of what chance would leave wrong

    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        var validation = run.Evaluations.Count > 0 ? run.Evaluations[^1].Validation : null;
        var isDoubtful = run.Step > 0 && Math.Min(run.Skill(run.Now), run.Skill(validation ?? run.Now)) < Solved;
        if (!isDoubtful || run.Train.Count < FewestRows || run.Train.Data.Inputs is not Tensor || run.ClassesOf(run.Train) is null || !(run.Train.Neighbours.Score > Limits.Neighbours.Low) || run.Lab.LabelNoise() is not { } noise)
        {
            return null;
        }

        var limit = Math.Max(Healthy.High, LimitAtHalf + LimitSlope * (noise.Wrong / noise.Chance - 0.5)); // honest overlap comes nearer to it the more of the rows are wrong
        var isEven = noise.WrongWhenSure - noise.Error > limit * noise.Wrong;
        return isEven && noise.Wrong > FewestWrong && noise.Wrong < MostWrong * noise.Chance
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, noise.WrongWhenSure / noise.Wrong, $"Nets trained on other rows, and like rows, give {noise.Wrong:P0} of the rows another class, and {noise.WrongWhenSure:P0} where they are surest: doubt between classes would leave few there. {noise.Doubtful:P0} of the rows are rejected{(double.IsNaN(noise.Gain) ? "" : $"; without them a reference net gains {noise.Gain:F2} of skill on validation, whose classes may be as wrong")}.")
            : null;
    }
}
