namespace Descent.Diagnostics.Rules;

/// <summary>D10: batches of one class, or of like numbers, after another.</summary>
internal sealed class UnshuffledBatches() : Rule(
    "D10",
    "rows are not shuffled",
    "Batches hold one class at a time: the model forgets the others between them, and the loss is a saw with an epoch's period.",
    "spread of the targets over batches, against random ones",
    "Σ (f − p)² / Σ p (1 − p) / b over the first epoch's batches; of numbers, Σ (m − μ)² / Σ σ² / b",
    Limits.Dispersion,
    "Draw a new random order of rows for each epoch: random.Permutation(n).",
    "O1", "O8", "D9", "O9", "G2", "O2", "L8")
{
    private const int FewestBatches = 4;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Batches is not { FirstBatches: >= FewestBatches, Epochs: >= 1 } batches)
        {
            return null;
        }

        Seen(run, batches.Dispersion);
        return batches.Dispersion > Healthy.High
            ? Found(run, FindingLevel.Warning, Certainty.Certain, batches.Dispersion, $"The targets of {batches.FirstBatches} batches are spread {batches.Dispersion:F1} times as unevenly as those of random ones: rows come sorted, or in runs of {(run.Train.Classes is null ? "like numbers" : "one class")}.")
            : null;
    }

    internal override Finding? Confirm(Evidence run, Finding found) => run.Lab.Rerun(new("E12") { IsContinued = true }, "what does one epoch in random order give?", Math.Max(1, run.Train.Count / run.BatchSize)) is { } shuffled && shuffled.Skill - run.Skill(run.Now) > Limits.ChangeGain.High
        ? found with { Level = FindingLevel.Error, Certainty = Certainty.Confirmed, Message = found.Message + FormattableString.Invariant($" One epoch in random order raises the skill from {run.Skill(run.Now):F2} to {shuffled.Skill:F2}.") }
        : found;
}
