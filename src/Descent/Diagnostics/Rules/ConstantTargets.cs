namespace Descent.Diagnostics.Rules;

/// <summary>D4: all targets are the same.</summary>
internal sealed class ConstantTargets() : Rule(
    "D4",
    "all targets are the same",
    "The loss falls to its floor at once and the accuracy is 100 %, since there is nothing to tell apart.",
    "different targets",
    "#{yᵢ}",
    Limits.Distinct,
    "Look at how the target column is read and which rows are kept.",
    "L1", "L3", "L7", "D7", "O1", "O2", "G1", "O9", "G2", "L8")
{
    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        var isConstant = run.Train.Classes is { } classes ? classes.AsSpan().IndexOfAnyExcept(classes[0]) < 0 : run.Train.Numbers is { Length: > 0 } numbers && numbers.Index().All(pair => pair.Item.Equals(numbers[pair.Index % (numbers.Length / run.Train.Count)]));
        return isConstant && run.Train.Count > 1
            ? Found(run, FindingLevel.Error, Certainty.Certain, 1, $"All {run.Train.Count} training targets are {(run.Train.Classes is { } all ? $"class {all[0]}" : $"{run.Train.Numbers![0]:G6}")}. There is nothing to learn, and skill has no meaning.")
            : null;
    }
}
