namespace Descent.Diagnostics.Rules;

/// <summary>L6: the loss is summed over the batch.</summary>
internal sealed class SummedLoss() : Rule(
    "L6",
    "loss summed, not averaged",
    "The step is as many times larger as the batch has examples, and changes when the batch does.",
    "objective over mean loss of the same batch",
    "objective / (Σ ℓᵢ / n)",
    Limits.SumOverMean,
    "Write .Mean() where .Sum() stands, or divide the learning rate by the batch size.",
    "O1", "O7", "O8", "A1", "A2", "G1", "G2", "D9", "O9", "O2", "L8")
{
    private const double Least = 0.4;
    private const int FewestLosses = 8;
    private const int Fewest = 3;
    private const double Constant = 0.01; // of a factor; a term that is added changes from step to step
    private const double Shrunk = 0.1;
    private const double Missing = 0.05; // skill

    internal override Finding? Judge(Evidence run)
    {
        var ratios = run.Probes.Where(probe => probe.Objective is not null && probe.Losses >= FewestLosses && probe.Loss > 0)
            .Select(probe => (Ratio: probe.Objective!.Value / probe.Loss, probe.Losses)).Where(pair => double.IsFinite(pair.Ratio)).ToArray();
        if (ratios.Length == 0)
        {
            return null;
        }

        var (ratio, losses) = (Evidence.Median(ratios.Select(pair => pair.Ratio)), Evidence.Median(ratios.Select(pair => pair.Losses)));
        Seen(run, ratio);
        if (ratio >= Least * losses && ratio <= Limits.SumOverMean.High * losses)
        {
            return Found(run, FindingLevel.Warning, Certainty.Certain, ratio, $"What is minimised is {ratio:F1} times the mean loss, and a batch has {losses:F0} losses: they are added up. The step is {ratio:F0} times larger than the learning rate says.");
        }

        var isFactor = ratios.Length >= Fewest && ratios.All(pair => Math.Abs(pair.Ratio - ratio) <= Constant * ratio);
        return isFactor && (ratio > Limits.SumOverMean.High * losses || ((ratio is < Shrunk || ratio > Limits.SumOverMean.High) && Math.Max(run.Lab.Shortfall, run.Lab.ValidationShortfall) > Missing))
            ? Found(run, FindingLevel.Warning, Certainty.Certain, ratio, $"What is minimised is {ratio:G3} times the mean loss of a batch at each step looked at{(Math.Abs(ratio - run.Train.Count) <= Constant * ratio ? ", as many times as there are training rows" : "")}. The step is {(ratio > 1 ? FormattableString.Invariant($"{ratio:G3} times larger") : FormattableString.Invariant($"{1 / ratio:G3} times smaller"))} than the learning rate says.", $"Minimise the mean loss of the batch, .Mean().")
            : null;
    }
}
