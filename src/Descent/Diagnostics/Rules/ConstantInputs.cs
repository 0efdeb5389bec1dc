namespace Descent.Diagnostics.Rules;

/// <summary>D3: no input varies.</summary>
internal sealed class ConstantInputs() : Rule(
    "D3",
    "inputs are constant",
    "The network answers without looking: its loss settles at that of the best constant.",
    "columns that vary",
    "#{j : max xⱼ > min xⱼ}",
    Limits.Distinct with { Low = 1 },
    "Look at how the inputs are read and prepared: every row is the same.",
    "D1", "D5", "D12", "O1", "O2", "A1", "O9", "G2", "L8")
{
    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        var isConstant = run.Train.Data.Inputs is Indices symbols
            ? run.Train.InputRows.AsSpan().IndexOfAnyExcept(run.Train.InputRows[0]) < 0 && symbols.Shape.Count > 0
            : run.Train.Columns.Count > 0 && run.Train.Columns.All(column => column.IsConstant);
        return isConstant && run.Train.Count > 1
            ? Found(run, FindingLevel.Error, Certainty.Certain, 0, $"All {run.Train.Count} training rows have the same inputs. Whatever is learned, the best loss is {run.Yardstick.Prior:F4}, that of the best constant.")
            : null;
    }
}
