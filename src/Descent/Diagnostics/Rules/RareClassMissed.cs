namespace Descent.Diagnostics.Rules;

/// <summary>D9: a rare class is never recognised.</summary>
internal sealed class RareClassMissed() : Rule(
    "D9",
    "a rare class is missed",
    "Always answering the common class is already nearly always right: loss and accuracy look good while the rare class is not seen.",
    "share of the rarest class that is recognised",
    "recall of the class with the smallest share, where share · C < 0.12, or < 0.35 and less than 0.3 of it is recognised; the lesser of training's and validation's",
    Limits.Recall,
    "Weigh the classes (CrossEntropy(ClassWeights)), draw rare rows more often, and look at recall instead of accuracy.",
    "O9", "O2", "G2", "G1")
{
    private const double Rare = 0.12;
    private const double VeryRare = 0.1; // honest tables have classes of a few rows that have a seventh of their share
    private const double Scarce = 0.35; // where hardly any of it must be recognised, for a warning
    private const int MostClasses = 40;
    private const int FewClasses = 12; // of more, some are always rare
    private const double LearnedAtAll = 0.5; // skill, before a rare one of many classes is looked for
    private const int FewestRows = 3;
    private const double LeastGain = 0.25; // of F₁
    private const double AsGood = 0.05; // of F₁, short of what drawing evenly comes to
    private const double LeastOfAll = 0.1; // of balanced accuracy
    private const double Late = 0.5; // of the run: before that, a class that is not found yet
    private const int TooFew = 12; // rows, to learn a class from
    private const int TimesMore = 10;
    private const double MostlyTold = 0.5; // of its rows

    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        if (run.ClassesOf(run.Train) is null || run.Outputs > MostClasses || (run.Outputs > FewClasses && !(run.Skill(run.Now) > LearnedAtAll)) || run.Evaluations.Count == 0 || run.Start!.Given.Length != run.Fixed.Count * run.Outputs)
        {
            return null;
        }

        if (((run.Outputs > FewClasses ? null : Few(run)) ?? Scarcer(run)) is { } few)
        {
            return few;
        }

        var now = Recalls.Of(run);
        var (classes, total) = (now.Train.Classes, now.Train.Count);
        int[] known = [.. Enumerable.Range(0, classes).Where(k => now.Train.Occurrences(k) >= FewestRows)];
        if (known.Length == 0)
        {
            return null;
        }

        var rarest = known.MinBy(now.Train.Occurrences);
        var (count, recall) = (now.Train.Occurrences(rarest), Math.Min(now.Train.Recall(rarest), now.UnseenOf(rarest)?.Recall(rarest) ?? 1));
        var isRare = count * classes < Rare * total;
        Seen(run, isRare ? recall : double.NaN);
        if (!(recall < (isRare ? Healthy.Low : count * classes < Scarce * total ? Limits.RecallOfScarce.Low : 0)))
        {
            return null;
        }

        // Drawn as often as the others, is it told from them, at little cost to them? If not, the inputs do not tell it.
        var (asIs, balanced) = (run.Lab.Recalls(false), run.Lab.Recalls(true));
        if ((balanced is null && run.Step < Late * run.WholeSteps) || (!isRare && run.Lab.Remedy is { Id: "O9" }))
        {
            return null; // it may still be learned
        }

        var missed = $"Class {rarest} is {count / (double)total:P1} of the rows, and {recall:P0} of them are recognised";
        var commonest = $"Always answering the commonest class is right for {Enumerable.Range(0, classes).Max(now.Train.Occurrences) / (double)total:P1}.";
        if (run.ClassesOf(run.Train)! is var own && own.Count(k => k == rarest) < TooFew && !IsTold(run, own, rarest))
        {
            return Found(run, FindingLevel.Note, Certainty.Likely, recall, $"{missed}; they lie no nearer to each other than to rows of other classes.");
        }

        if (balanced is null || asIs is null)
        {
            return Found(run, FindingLevel.Warning, Certainty.Certain, recall, $"{missed}. {commonest}");
        }

        var (before, after) = (asIs.F1(rarest), balanced.F1(rarest));
        if (now.Named(run, rarest) is { } named && named.F1 > after.One - AsGood)
        {
            return Found(run, FindingLevel.Note, Certainty.Confirmed, recall, $"{missed}, and yet it is told apart: named from a chance of {named.From:P0} on, its F₁ is {named.F1:F2}, and drawn as often as the others {after.One:F2}.");
        }

        return after.One - before.One < LeastGain || after.All - before.All < LeastGain || balanced.Train.BalancedAccuracy - asIs.Train.BalancedAccuracy < LeastOfAll
            ? Found(run, FindingLevel.Note, Certainty.Confirmed, recall, $"{missed}; drawn as often as the others, it is hardly told from them either: F₁ {before.One:F2} → {after.One:F2}, of all classes together {after.All - before.All:+0.00;-0.00}.")
            : Found(run, FindingLevel.Warning, Certainty.Confirmed, recall, $"{missed}. {commonest} Drawn as often as the others, it is found: F₁ {before.One:F2} → {after.One:F2}, balanced accuracy {asIs.Train.BalancedAccuracy:F2} → {balanced.Train.BalancedAccuracy:F2}.");
    }

    // So few rows that what is learned of a class cannot even be measured.
    private Finding? Few(Evidence run)
    {
        var (classes, isWeighted) = (run.ClassesOf(run.Train)!, run.Loss is CrossEntropy { ClassWeights: not null } or CategoricalFocal or Focal);
        var counts = classes.CountBy(k => k).ToArray();
        var rarest = counts.MinBy(k => k.Value);
        if (rarest.Value < classes.Length && Enumerable.Range(0, Math.Max(2, run.Outputs)).Except(classes).ToArray() is [var absent, ..])
        {
            return Found(run, FindingLevel.Warning, Certainty.Certain, 0, $"Class {absent} of {Math.Max(2, run.Outputs)} occurs in none of the {classes.Length} training rows: it cannot be learned.", $"Find rows of it, or give the model one output less.");
        }

        var sizes = counts.Select(k => k.Value).OrderDescending().ToArray();
        var isOnlyOne = sizes.Length > 1 && sizes[1] * TimesMore <= sizes[0]; // class of which there are many rows
        var told = isWeighted ? default : counts
            .Where(k => k.Value < TooFew && (isOnlyOne || k.Value * Math.Max(2, run.Outputs) < VeryRare * classes.Length))
            .OrderBy(k => k.Value).FirstOrDefault(k => IsTold(run, classes, k.Key));
        return told.Value > 0
            ? Found(run, FindingLevel.Warning, Certainty.Likely, told.Value / (double)classes.Length, $"Class {told.Key} has {told.Value} of {classes.Length} rows, and weighs no more than any: always answering the others costs nearly nothing, and whether it is recognised cannot be told from so few.")
            : null;
    }

    // Whether the rows of a class lie together, so that more of them would be recognised.
    private static bool IsTold(Evidence run, int[] classes, int rare)
    {
        if (run.Train.Data.Inputs is Indices || run.Train.NonFinite is not null)
        {
            return true; // symbols have no distance
        }

        return Neighbours.Together(run.Train, classes, rare) > MostlyTold;
    }

    private Finding? Scarcer(Evidence run) => run.ScarcerClass() is { } scarce && run.Lab.ClassShift() is not { IsRelabelled: true }
        ? Found(run, FindingLevel.Warning, Certainty.Certain, scarce.Train, $"Class {scarce.Class} is {scarce.Train:P1} of the training rows and {scarce.Validation:P1} of validation: {(scarce.Train == 0 ? "it cannot be learned" : "it weighs too little to be learned for such rows")}.")
        : null;
}
