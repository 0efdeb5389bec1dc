namespace Descent.Diagnostics.Rules;

/// <summary>D12: validation inputs were prepared differently.</summary>
internal sealed class ValidationPreparedApart() : Rule(
    "D12",
    "validation is prepared differently",
    "The validation loss is huge or flat from the first epoch on, while training is fine: its inputs have another scale.",
    "the largest difference of a column between training and validation",
    "max over columns of |mean_T − mean_V| / dev_T and |ln (dev_V / dev_T)|, or the same by median and quartiles where that is less",
    Limits.Shift,
    "Prepare validation with the means and deviations of training, by the same code.",
    "G1")
{
    private const int FewestRows = 10;
    private const double SmallGap = 0.25;
    private const double Noticed = 0.5; // less is told only where the loss confirms it
    private const double Mends = 0.15; // skill
    private const double ErrorsOfMean = 6;
    private const double Surely = 3; // standard errors
    private const double SurelyScaled = 4;
    private const double Normal = 3; // kurtosis
    private const double DeviationsInside = 1.35; // of normal numbers, between their quartiles

    internal override Finding? Judge(Evidence run) => Shifted(run) is { } found && Weighed(run, found) is { } sure ? sure : Unlike(run);

    // Rows of the training set that a net has not seen are as like those it has as validation should be.
    private Finding? Unlike(Evidence run)
    {
        var (trained, judged) = (run.Evaluations.Select(evaluation => run.Skill(evaluation.Train)).LastOrDefault(), run.Evaluations.Select(evaluation => evaluation.Validation).OfType<double>().Select(run.ValidationSkill).DefaultIfEmpty(double.NaN).Max());
        if (!(trained - judged > Limits.Gap.High) || run.ScarcerClass() is not null || run.Lab.Reference() is not { } reference || run.Lab.ReferenceHeldOut() is not { } held || !(held.Validation > Limits.Gap.High && held.Validation - reference.Validation > Math.Max(Limits.Gap.High, Surely * Spread(run) * Math.Sqrt(1.0 / run.JudgedValidation!.Count + 1.0 / ReferenceNet.HeldOutRows(run.Train.Count)))) || run.IsMostlyOneClass())
        {
            return null;
        }

        return Found(run, FindingLevel.Warning, Certainty.Confirmed, held.Validation - reference.Validation, $"A reference net reaches skill {held.Validation:F2} on training rows it has not seen, and {reference.Validation:F2} on validation: validation is not like training, though no column alone shows it. Look for columns in another order, or targets in another unit.");
    }

    // How far the losses of single rows lie apart, in those of the best constant: about 1, and more where a few far numbers cost the most.
    private static double Spread(Evidence run) => run.Train.Numbers is { } numbers ? Math.Sqrt(Math.Max(1, (Kurtosis(numbers) - 1) / (Normal - 1))) : 1;

    private Finding? Shifted(Evidence run)
    {
        if (run.Validation is not { Count: >= FewestRows } validation || validation.Columns.Count != run.Train.Columns.Count || validation.NonFinite is not null || run.Train.NonFinite is not null)
        {
            return null;
        }

        var worst = run.Train.Columns.Zip(validation.Columns)
            .Where(pair => pair.First.Distinct >= ColumnFacts.ManyDistinct || (pair.First.Distinct > 2 && pair.First.Distinct * 4 > run.Train.Count))
            .Select(pair => (Shift: Shift(pair.First, pair.Second, validation.Count) is var shift && shift > Noticed ? Math.Min(IsByChance(run.Train, pair.First, validation, pair.Second) ? 0 : shift, OfMost(run.Train, validation, pair.First.Index)) : shift, Train: pair.First, Other: pair.Second))
            .OrderByDescending(column => column.Shift).FirstOrDefault();
        Seen(run, worst.Train.Distinct == 0 ? double.NaN : worst.Shift);
        return worst.Shift > Noticed
            ? Found(run, worst.Shift > Healthy.High ? FindingLevel.Warning : FindingLevel.Note, worst.Shift > Healthy.High ? Certainty.Likely : Certainty.Watch, worst.Shift, $"Column {worst.Train.Index} has mean {worst.Train.Mean:G3} and deviation {worst.Train.Deviation:G3} in training, {worst.Other.Mean:G3} and {worst.Other.Deviation:G3} in validation.")
            : null;
    }

    // The loss decides whether the shift matters: if validation was as good as training from the first evaluation on, it does not.
    private static Finding? Weighed(Evidence run, Finding found)
    {
        var span = run.Yardstick.Prior - run.Yardstick.Floor;
        if (run.Evaluations is not [{ Validation: { } first } evaluation, ..] || span <= 0)
        {
            return found;
        }

        var gap = (first - evaluation.Train) / span;
        var mended = run.Skill(run.LossOf(Mended(run)));
        var now = run.Skill(run.LossOf(run.Validation!.Data));
        return mended - now > Mends
            ? found with { Level = FindingLevel.Error, Certainty = Certainty.Confirmed, Message = found.Message + FormattableString.Invariant($" With the means and deviations of training, its skill is {mended:F2} instead of {now:F2}.") }
            : gap < SmallGap ? null : found;
    }

    private static Dataset Mended(Evidence run)
    {
        var (inputs, train, own) = ((Tensor)run.Validation!.Data.Inputs, run.Train.Columns, run.Validation.Columns);
        var values = inputs.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var (from, to) = (own[i % own.Count], train[i % own.Count]);
            values[i] = from.Deviation > 0 ? to.Mean + (values[i] - from.Mean) * to.Deviation / from.Deviation : values[i];
        }

        return new(Tensor.From(inputs.Shape, values, inputs.ElementType), run.Validation.Data.Targets);
    }

    // The same of the middle half of the rows: a few far numbers make other moments, and no other preparation. Where half of the rows are equal, of the others.
    private static double OfMost(DataFacts train, DataFacts validation, int column)
    {
        (double Middle, double Width) Quartiles(DataFacts data)
        {
            double[] sorted = [.. DataFacts.Column(data.Data, column).Order()];
            var (middle, spread) = (sorted[sorted.Length / 2], sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]);
            return (middle, spread > 0 ? spread : Evidence.Median(sorted.Where(value => !value.Equals(middle)).Select(value => Math.Abs(value - middle))));
        }

        var (own, other) = (Quartiles(train), Quartiles(validation));
        return own.Width > 0 && other.Width > 0
            ? Math.Max(Math.Abs(own.Middle - other.Middle) / (own.Width / DeviationsInside), Math.Abs(Math.Log(other.Width / own.Width))) : double.PositiveInfinity;
    }

    // Of rows with a long tail the deviation, and with it the mean, differs from part to part: its standard error in logarithms is √((kurtosis − 1) / 4 n).
    private static bool IsByChance(DataFacts train, ColumnFacts own, DataFacts validation, ColumnFacts other)
    {
        var kurtosis = Math.Max(Kurtosis(DataFacts.Column(train.Data, own.Index)), Kurtosis(DataFacts.Column(validation.Data, other.Index)));
        var error = Math.Sqrt((kurtosis - 1) / 4 * (1.0 / validation.Count + 1.0 / train.Count));
        return Math.Abs(Math.Log(other.Deviation / own.Deviation)) < SurelyScaled * error && Math.Abs(own.Mean - other.Mean) < ErrorsOfMean * Math.Max(own.Deviation, other.Deviation) / Math.Sqrt(validation.Count);
    }

    private static double Kurtosis(double[] values)
    {
        var mean = values.Average();
        var variance = values.Average(value => (value - mean) * (value - mean));
        return variance > 0 ? values.Average(value => Math.Pow(value - mean, 4)) / (variance * variance) : 1;
    }

    private static double Shift(ColumnFacts train, ColumnFacts other, int rows)
    {
        var mean = Math.Abs(train.Mean - other.Mean) / train.Deviation;
        var isSure = mean > ErrorsOfMean * Math.Max(1, other.Deviation / train.Deviation) / Math.Sqrt(rows);
        var scale = other.Deviation > 0 ? Math.Abs(Math.Log(other.Deviation / train.Deviation)) : 0;
        return Math.Max(isSure ? mean : 0, scale);
    }
}
