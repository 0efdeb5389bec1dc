namespace Descent.Diagnostics.Rules;

/// <summary>D11: the loop shows the same rows again and again.</summary>
internal sealed class RepeatedBatches() : Rule(
    "D11",
    "the loop repeats rows and skips others",
    "The training loss falls fast, on the few rows that are shown; on all rows it stays high.",
    "rows shown over those that drawing at random would have shown",
    "(different rows shown / rows) / (1 − e⁻ᵏ) after k epochs",
    Limits.Coverage,
    "Advance the cursor after each batch, and go through all rows before the next epoch.",
    "G1", "D10", "D9", "G2", "O9", "O2", "L8")
{
    internal override Finding? Judge(Evidence run)
    {
        if (run.Batches is not { Epochs: >= 1 } batches)
        {
            return null;
        }

        var covered = batches.Coverage / (1 - Math.Exp(-batches.Epochs));
        Seen(run, covered);
        return covered < Healthy.Low
            ? Found(run, FindingLevel.Error, Certainty.Certain, covered, $"In {batches.Shown} rows shown, {batches.Coverage:P0} of the training rows came up; going through them would have shown all, drawing at random {1 - Math.Exp(-batches.Epochs):P0}.")
            : null;
    }
}
