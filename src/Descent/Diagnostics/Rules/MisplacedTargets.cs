namespace Descent.Diagnostics.Rules;

/// <summary>D5: targets do not belong to their rows.</summary>
internal sealed class MisplacedTargets() : Rule(
    "D5",
    "rows and targets do not belong together",
    "Targets were shuffled or shifted apart from their inputs: the training loss creeps down by heart, validation never falls below the best constant.",
    "agreement of nearest neighbours above chance, in deviations",
    "(agreement − its mean over 40 permutations) / their deviation; of a part of the rows, what nets that did not see them lose by the answers to other rows",
    Limits.Neighbours,
    "Keep inputs and targets in one order: shuffle, sort and drop rows of both together.",
    "G1", "G2", "O1", "O2", "A1", "A2", "D9", "O9", "L8")
{
    private const double Surely = 4;
    private const double Learned = 0.3; // skill: then targets belong to their rows, whatever neighbours say
    private const double SomeSkill = 0.15; // then some do, and what is wrong with the others is D6
    private const int FewestParted = 100;
    private const double Solved = 0.9;
    private const double MostLeft = 0.25; // of what the better part has; in certified healthy runs of five sets at least 0.43
    private const double Signal = 0.05; // skill
    private const double NoSkill = 0.02;
    private const int FewestSymbols = 500;
    private const int Evaluations = 3;
    private static readonly int[] Shifts = [-2, -1, 1, 2];

    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        var (neighbours, areSymbols) = (run.Train.Neighbours, run.Train.Data.Inputs is Indices); // which have no distance: nets alone decide
        Seen(run, neighbours.Score);
        if ((Shift(run, neighbours, "Rows") ?? (neighbours.Score >= Healthy.Low ? Shift(run, run.Train.LastNeighbours, "Among the last rows those") : null) ?? Parted(run)) is { } found)
        {
            return found;
        }

        var least = Math.Min(neighbours.Score, run.Train.LastNeighbours.Score); // files joined in another order may begin alike
        if (areSymbols ? run.Step == 0 || run.Train.Count < FewestSymbols : !(least < Surely))
        {
            return null;
        }

        var other = run.Validation is null ? double.NaN : run.Validation.Neighbours.Score;
        var skills = run.Evaluations.Select(evaluation => evaluation.Validation).OfType<double>().Select(run.ValidationSkill).ToArray();
        var isShifted = run.ShiftedClass() is not null; // then some targets are wrong or gone: D6, D9
        var best = skills.DefaultIfEmpty(double.NaN).Max();
        if (Neighbours.IsLost(least, other) && !(best > SomeSkill) && !isShifted)
        {
            return Found(run, FindingLevel.Error, Certainty.Confirmed, least, $"Training rows with like inputs agree in their targets no more than by chance ({least:F1} deviations), and validation rows do ({other:F1}): the training targets lost their rows.");
        }

        var reference = run.Lab.Reference();
        if (reference?.Validation >= Signal || isShifted || run.IsMostlyOneClass())
        {
            return null; // neighbours do not show what a net finds
        }

        var most = Math.Max(NoSkill, areSymbols ? 0 : Math.Min(Signal, run.SkillError()));
        var isUnlearned = best < most && (skills.Length >= Evaluations || reference is { Validation: < NoSkill });
        if (areSymbols || !(neighbours.Score < Healthy.Low) || !isUnlearned)
        {
            isUnlearned = best < most && reference is { Validation: < NoSkill } && !(run.Lab.ReferenceHeldOut()?.Validation > Learned);
        }

        if (!isUnlearned && !(neighbours.Score < Healthy.Low))
        {
            return null;
        }

        string?[] parts =
        [
            areSymbols ? null : FormattableString.Invariant($"rows with like inputs agree in their targets {(least < Healthy.Low ? "no more than by chance" : "hardly more than by chance")} ({least:F1} deviations)"),
            isUnlearned ? FormattableString.Invariant($"the best skill on validation is {best:F2}") : null,
            reference is { Validation: not double.NaN } trained ? FormattableString.Invariant($"a reference net reaches {trained.Validation:F2} on rows it has not seen") : null,
        ];
        return Found(run, isUnlearned ? FindingLevel.Warning : FindingLevel.Note, !isUnlearned ? Certainty.Watch : areSymbols ? Certainty.Confirmed : Certainty.Likely, neighbours.Score, $"No signal found: {string.Join("; ", parts.OfType<string>())}.");
    }

    // From some row on, or up to it, targets say nothing of their inputs.
    private Finding? Parted(Evidence run)
    {
        if (run.Step == 0 || run.Train.Count < FewestParted || run.Train.NonFinite is not null || run.Skill(run.Now) > Solved || run.Lab.Pairing() is not { } pairing)
        {
            return null;
        }

        var (from, isEnd) = (pairing.From, pairing.After < pairing.Before);
        return Math.Abs(pairing.Deviations) > Surely && pairing.Left < MostLeft
            ? Found(run, FindingLevel.Error, Certainty.Confirmed, run.Train.Neighbours.Score, $"{(isEnd ? $"From row {from} on" : $"Up to row {from}")} the targets have nothing to do with the inputs: what nets that did not see a row say of it fits its target better than what they say of another in {(1 + Math.Min(pairing.Before, pairing.After)) / 2:P0} of the cases, and in {(1 + Math.Max(pairing.Before, pairing.After)) / 2:P0} {(isEnd ? "before" : "after")}.", $"Look at what happens to inputs and targets at row {from}: one of them lost, gained or sorted rows.", from)
            : null;
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
