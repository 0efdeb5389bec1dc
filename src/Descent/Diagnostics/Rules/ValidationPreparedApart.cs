namespace Descent.Diagnostics.Rules;

/// <summary>D12: validation inputs were prepared differently.</summary>
internal sealed class ValidationPreparedApart() : Rule(
    "D12",
    "validation is prepared differently",
    "The validation loss is huge or flat from the first epoch on, while training is fine: its inputs have another scale.",
    "the largest difference of a column between training and validation",
    "max over columns of |mean_T − mean_V| / dev_T and |ln (dev_V / dev_T)|",
    Limits.Shift,
    "Prepare validation with the means and deviations of training, by the same code.",
    "G1")
{
    private const int FewestRows = 10;
    private const double ErrorsOfMean = 6;

    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Validation is not { Count: >= FewestRows } validation || validation.Columns.Count != run.Train.Columns.Count || validation.NonFinite is not null || run.Train.NonFinite is not null)
        {
            return null;
        }

        var worst = run.Train.Columns.Zip(validation.Columns)
            .Where(pair => pair.First.Distinct >= ColumnFacts.ManyDistinct || (pair.First.Distinct > 2 && pair.First.Distinct * 4 > run.Train.Count))
            .Select(pair => (Shift: Shift(pair.First, pair.Second, validation.Count), Train: pair.First, Other: pair.Second))
            .OrderByDescending(column => column.Shift).FirstOrDefault();
        return worst.Shift > Healthy.High
            ? Found(run, FindingLevel.Warning, Certainty.Likely, worst.Shift, $"Column {worst.Train.Index} has mean {worst.Train.Mean:G3} and deviation {worst.Train.Deviation:G3} in training, {worst.Other.Mean:G3} and {worst.Other.Deviation:G3} in validation.")
            : null;
    }

    private static double Shift(ColumnFacts train, ColumnFacts other, int rows)
    {
        var mean = Math.Abs(train.Mean - other.Mean) / train.Deviation;
        var isSure = mean > ErrorsOfMean * Math.Max(1, other.Deviation / train.Deviation) / Math.Sqrt(rows);
        var scale = other.Deviation > 0 ? Math.Abs(Math.Log(other.Deviation / train.Deviation)) : 0;
        return Math.Max(isSure ? mean : 0, scale);
    }
}
