namespace Descent.Diagnostics.Rules;

/// <summary>L5: a logarithm, root or quotient of 0, in a run that went well.</summary>
internal sealed class LogOfZero() : Rule(
    "L5",
    "not finite by a logarithm of 0",
    "A good, low loss turns NaN or infinite in one step, though nothing grew before: a probability was rounded to 0 or 1, and its logarithm, root or quotient is not finite. A loss that takes the logarithm of a sigmoid or softmax is told before.",
    "size of the weights at that step over that at the start",
    "first operation whose result is not finite, with ‖w‖ / ‖w₀‖ before it",
    Limits.Growth,
    "Give the raw scores to a loss that takes logits, as CrossEntropy or BinaryCrossEntropy: it computes log Σ exp as one, which is finite for all scores.",
    "O1", "O2", "A1", "A2", "G2", "O9", "I2", "L1")
{
    private const string Slope = "the gradient";
    private const double Slack = 1.1; // the objective before may stand a little above the start
    private static readonly string[] Fragile = ["Log", "Sqrt", "Divide", "Exp", "InverseOrZero", Slope];

    internal override Finding? Judge(Evidence run)
    {
        if (run.Divergence is null && (run.Probes.Count > 0 ? run.Probes[^1].Written : run.Start?.Signals)?.FragileLog is { } function)
        {
            return Found(run, FindingLevel.Warning, Certainty.Certain, 1, $"The loss takes the logarithm of what a {function} gives: a sure answer rounds it to 0 or 1, and the loss, or the gradient, is then not finite. Nothing has happened so far.");
        }

        if (run.Divergence is not { } divergence || !Array.Exists(Fragile, name => divergence.Origin.StartsWith(name, StringComparison.Ordinal)) || divergence.Growth > Healthy.High)
        {
            return null;
        }

        var before = divergence.Before;
        var isFirst = double.IsNaN(before);
        return isFirst || before <= Slack * Math.Max(run.Start!.Loss, run.Yardstick.Start)
            ? Found(run, FindingLevel.Error, double.IsNaN(divergence.InDouble) ? Certainty.Certain : Certainty.Confirmed, divergence.Growth, $"Step {divergence.Step}: {(divergence.Origin == Slope ? "the gradient became not finite, and the objective was finite" : $"the objective became not finite in {divergence.Origin}")}{(divergence.Rows > 0 ? $", for {divergence.Rows} rows of the batch" : "")}. Nothing diverged: {(isFirst ? "it was the first step" : $"the objective stood at {before:G4}")}, and the weights had {divergence.Growth:G3} times their first size.{(double.IsNaN(divergence.InDouble) ? "" : $" In double the same batch costs {divergence.InDouble:G4}.")}")
            : null;
    }
}
