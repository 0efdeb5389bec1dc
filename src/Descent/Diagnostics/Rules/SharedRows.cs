namespace Descent.Diagnostics.Rules;

/// <summary>D8: validation rows that were trained on.</summary>
internal sealed class SharedRows() : Rule(
    "D8",
    "validation rows are also in training",
    "Validation then measures memory, and looks better than new data will.",
    "share of validation rows seen in training, less the share that repeats within training",
    "|V ∩ T| / |V| − repeats in T",
    Limits.Shared,
    "Divide the rows once, before anything is copied or enlarged, and drop repeated rows first.")
{
    private const int FewestRows = 10;
    private const double MostlyDifferent = 0.9;

    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Validation is not { Count: >= FewestRows } validation)
        {
            return null;
        }

        var train = run.Train.Rows.ToHashSet();
        var shared = validation.Rows.Count(train.Contains) / (double)validation.Count;
        var repeated = IsContinuous(run.Train) ? 0 : run.Train.Rows.CountBy(row => row).Where(count => count.Value > 1).Sum(count => count.Value) / (double)run.Train.Count;
        Seen(run, Math.Max(0, shared - repeated));
        return shared - repeated > Healthy.High
            ? Found(run, FindingLevel.Error, Certainty.Certain, shared - repeated, $"{shared:P0} of the {validation.Count} validation rows stand in the training rows too, inputs and targets; within training {repeated:P0} repeat.")
            : null;
    }

    // Whether equal rows are copies: some column has as many different numbers as there are different rows, or nearly.
    private static bool IsContinuous(DataFacts data) => data.Data.Inputs is Tensor inputs && inputs.ToArray() is var values && values.Length / data.Count is var width
        && data.InputRows.Distinct().Count() is var different
        && data.Columns.Any(column => column.Distinct >= ColumnFacts.ManyDistinct && Enumerable.Range(0, data.Count).Select(row => values[row * width + column.Index]).Distinct().Count() >= MostlyDifferent * different);

    // Targets are exchanged between rows, equal rows alike: what is then known of validation is remembered from training.
    internal override Finding? Confirm(Evidence run, Finding found) => run.Lab.PermutedTargets() is { Validation: > 0.05 } memory
        ? found with { Certainty = Certainty.Confirmed, Message = found.Message + FormattableString.Invariant($" With targets exchanged between rows a reference net still reaches skill {memory.Validation:F2} on validation: by heart.") }
        : found;
}
