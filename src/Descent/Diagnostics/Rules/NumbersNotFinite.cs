namespace Descent.Diagnostics.Rules;

/// <summary>D2: NaN or infinity in the data.</summary>
internal sealed class NumbersNotFinite() : Rule(
    "D2",
    "numbers that are not finite in the data",
    "One NaN or infinity in a batch makes the loss NaN, and with it every weight.",
    "numbers that are not finite",
    "[some xᵢⱼ or yᵢ is NaN or ±∞]",
    Limits.Zero,
    "Drop the row, or fill the cell with the column's mean.",
    "D1", "D12", "L7", "O1", "O9", "G2", "O2", "L8")
{
    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        var (place, part) = run.Train.NonFinite is { } train ? (train, "training") : run.Validation?.NonFinite is { } other ? (other, "validation") : ((0, 0, false), "");
        return part.Length == 0
            ? null
            : Found(run, FindingLevel.Error, Certainty.Certain, 1, $"Row {place.Item1} of the {part} {(place.Item3 ? "targets" : "inputs")} holds a number that is not finite, in column {place.Item2}.");
    }
}
