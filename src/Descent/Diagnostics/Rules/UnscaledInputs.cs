namespace Descent.Diagnostics.Rules;

/// <summary>D1: inputs of very different or very large size.</summary>
internal sealed class UnscaledInputs() : Rule(
    "D1",
    "inputs are not scaled",
    "Large columns drown small ones, saturate the first layer, and force a small learning rate.",
    "root mean square of the largest column",
    "max over columns of √(mean² + dev²)",
    Limits.InputSize,
    "Standardize each column: subtract its mean and divide by its deviation, both taken from training rows.",
    "O1", "O2", "A1", "A2", "L1", "I2", "G2", "O7", "O9", "L8", "L5", "O6")
{
    private const double UnequalDeviations = 30;
    private const double FarFromZero = 3;
    private const double VeryFar = 15;

    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        var columns = run.Train.Columns.Where(column => !column.IsConstant).ToArray();
        if (columns.Length == 0 || run.Train.NonFinite is not null)
        {
            return null;
        }

        var largest = columns.MaxBy(column => column.RootMeanSquare);
        var size = largest.RootMeanSquare;
        Seen(run, size);
        var ratio = columns.Max(column => column.Deviation) / Evidence.Median(columns.Select(column => column.Deviation));
        if (size > Healthy.High || size < Healthy.Low || ratio > UnequalDeviations)
        {
            return Found(run, FindingLevel.Warning, Certainty.Likely, size, $"Column {largest.Index} runs from {largest.Least:G4} to {largest.Largest:G4} (mean {largest.Mean:G3}, deviation {largest.Deviation:G3}); the widest column is {ratio:G3} times as wide as the middle one.");
        }

        var far = columns.Where(column => column.Distinct >= ColumnFacts.ManyDistinct).Select(column => (Ratio: Math.Abs(column.Mean) / column.Deviation, Column: column)).OrderByDescending(pair => pair.Ratio).FirstOrDefault();
        return far.Ratio > VeryFar
            ? Found(run, FindingLevel.Warning, Certainty.Likely, size, $"Column {far.Column.Index} runs from {far.Column.Least:G6} to {far.Column.Largest:G6}: its mean is {far.Ratio:G3} times its deviation, so that what differs from row to row drowns in what does not.")
            : far.Ratio > FarFromZero
            ? Found(run, FindingLevel.Note, Certainty.Likely, size, $"Column {far.Column.Index} stands off from 0: its mean {far.Column.Mean:G3} is {far.Ratio:F1} times its deviation.")
            : null;
    }
}
