namespace Descent.Diagnostics.Rules;

/// <summary>D9: a rare class is never recognised.</summary>
internal sealed class RareClassMissed() : Rule(
    "D9",
    "a rare class is missed",
    "Always answering the common class is already nearly always right: loss and accuracy look good while the rare class is not seen.",
    "share of the rarest class that is recognised",
    "recall of the class with the smallest share, where share · C < 0.12",
    Limits.Recall,
    "Weigh the classes (CrossEntropy(ClassWeights)), draw rare rows more often, and look at recall instead of accuracy.")
{
    private const double Rare = 0.12;
    private const int MostClasses = 12;
    private const int FewestRows = 3;

    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Train.Classes is null || run.Outputs is < 2 or > MostClasses || run.Evaluations.Count == 0 || run.Start!.Given.Length != run.Fixed.Count * run.Outputs)
        {
            return null;
        }

        var recognition = run.Recognition();
        var total = recognition.Sum(k => k.Count);
        var rarest = Enumerable.Range(0, recognition.Length).Where(k => recognition[k].Count >= FewestRows).MinBy(k => recognition[k].Count);
        var (count, recognised, _) = recognition[rarest];
        var recall = count == 0 ? double.NaN : recognised / (double)count;
        return count * run.Outputs < Rare * total && recall < Healthy.Low
            ? Found(run, FindingLevel.Warning, Certainty.Certain, recall, $"Class {rarest} is {count / (double)total:P1} of the rows, and {recall:P0} of them are recognised. Always answering the commonest class is right for {recognition.Max(k => k.Count) / (double)total:P1}.")
            : null;
    }
}
