namespace Descent.Diagnostics.Rules;

/// <summary>D5: targets do not belong to their rows.</summary>
internal sealed class MisplacedTargets() : Rule(
    "D5",
    "rows and targets do not belong together",
    "Targets were shuffled or shifted apart from their inputs: the training loss creeps down by heart, validation never falls below the best constant.",
    "agreement of nearest neighbours above chance, in deviations",
    "(agreement − its mean over 40 permutations) / their deviation",
    Limits.Neighbours,
    "Keep inputs and targets in one order: shuffle, sort and drop rows of both together.",
    "G1", "G2", "O1", "O2", "A1", "A2", "D9", "O9", "L8")
{
    private const double Surely = 4;
    private const double Learned = 0.3; // skill: then targets belong to their rows, whatever neighbours say
    private const double SurelyApart = 4; // of two scores that are off by 1 each, by chance
    private const double Signal = 0.05; // skill
    private const double NoSkill = 0.02;
    private const int FewestSymbols = 500;
    private const int Evaluations = 3;
    private static readonly int[] Shifts = [-2, -1, 1, 2];

    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        var neighbours = run.Train.Neighbours;
        if (run.Train.Data.Inputs is Indices && run.Step > 0)
        {
            // Symbols have no distance: the reference net alone decides.
            var learned = run.Evaluations.Select(evaluation => evaluation.Validation).OfType<double>().Select(run.Skill).DefaultIfEmpty(1).Max();
            return learned < NoSkill && run.Train.Count >= FewestSymbols && run.Lab.Reference() is { Validation: < NoSkill } net && !(run.Lab.ReferenceHeldOut()?.Validation > Learned)
                ? Found(run, FindingLevel.Warning, Certainty.Confirmed, double.NaN, $"No signal found: the best skill on validation is {learned:F2}, and a reference net reaches {net.Validation:F2} on rows it has not seen.")
                : null;
        }

        Seen(run, neighbours.Score);
        if (Shift(run, neighbours, "Rows") is { } shifted)
        {
            return shifted;
        }

        if (neighbours.Score >= Healthy.Low && Shift(run, run.Train.LastNeighbours, "Among the last rows those") is { } late)
        {
            return late;
        }

        if (double.IsNaN(neighbours.Score) || neighbours.Score >= Healthy.Low)
        {
            return null;
        }

        var other = run.Validation is null ? double.NaN : run.Validation.Neighbours.Score;
        var skills = run.Evaluations.Select(evaluation => evaluation.Validation).OfType<double>().Select(run.ValidationSkill).ToArray();
        if (other > Surely && other - neighbours.Score > SurelyApart && !(skills.DefaultIfEmpty(0).Max() > Learned))
        {
            return Found(run, FindingLevel.Error, Certainty.Confirmed, neighbours.Score, $"Training rows with like inputs agree in their targets no more than by chance ({neighbours.Score:F1} deviations), and validation rows do ({other:F1}): the training targets lost their rows.");
        }

        var reference = run.Lab.Reference();
        if (reference?.Validation >= Signal)
        {
            return null; // neighbours do not show what a net finds
        }

        if (run.IsMostlyOneClass())
        {
            return null;
        }

        var isUnlearned = skills.Length > 0 && skills.Max() < NoSkill && (skills.Length >= Evaluations || run.Lab.Reference() is { Validation: < NoSkill });
        return Found(run, isUnlearned ? FindingLevel.Warning : FindingLevel.Note, isUnlearned ? Certainty.Likely : Certainty.Watch, neighbours.Score, $"No signal found: rows with like inputs agree in their targets no more than by chance ({neighbours.Score:F1} deviations){(isUnlearned ? $", and the best skill on validation is {skills.Max():F2}" : "")}{(reference is { } trained && !double.IsNaN(trained.Validation) ? $"; a reference net reaches {trained.Validation:F2} on rows it has not seen" : "")}.");
    }

    // Rows that agree once their targets are shifted, and do not as they stand.
    private Finding? Shift(Evidence run, Neighbours neighbours, string who)
    {
        if (double.IsNaN(neighbours.Score) || neighbours.Score >= Healthy.Low)
        {
            return null;
        }

        var (best, shift) = Shifts.Select(by => (neighbours.Shifted(by), by)).Max();
        return best > Surely
            ? Found(run, FindingLevel.Error, Certainty.Confirmed, neighbours.Score, $"{who} with like inputs agree in their targets no more than by chance ({neighbours.Score:F1} deviations). Shifted by {shift:+0;-0} rows they agree by {best:F1}: inputs and targets are that many rows apart.", $"Shift the targets by {shift:+0;-0} rows; look for a header or a row that only one of them lost.", shift)
            : null;
    }
}
