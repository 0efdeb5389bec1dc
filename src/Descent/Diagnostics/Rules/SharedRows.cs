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
    private const double FewestCopies = 1.3; // on average
    private const double MostCopies = 10; // more of each: there are only so many different rows
    private const double Even = 0.5; // of the variance by chance
    private const double Popular = 2; // of the variance by chance: some numbers are then written more often than others
    private const int Rounds = 100;
    private const int FewestPlaces = 20; // of a scale, for each number
    private const double Surely = 3; // standard errors
    private const double Costs = 0.05; // of skill on validation

    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Validation is not { Count: >= FewestRows } validation)
        {
            return null;
        }

        var (shared, repeated) = Shares(run.Train.Rows, validation.Rows);
        var excess = shared <= Healthy.High ? shared - repeated : Excess(run.Train, validation, shared - repeated, shared);
        Seen(run, Math.Max(0, excess));
        return excess > Healthy.High && excess > Surely * Error(shared, validation.Count, repeated, run.Train.Count)
            ? Found(run, FindingLevel.Error, Certainty.Certain, excess, $"{shared:P0} of the {validation.Count} validation rows stand in the training rows too, inputs and targets; within training {repeated:P0} repeat.")
            : run.Near is { } near && near.Share - near.Expected > Limits.NearShared.High
            ? Found(run, FindingLevel.Note, Certainty.Likely, near.Share - near.Expected, $"{near.Share:P0} of the validation rows have a few training rows close by, and then none until three times as far; of rows spread by chance {near.Expected:P0} would. Rows of one source may have been split between both.")
            : null;
    }

    // Where equal rows are copies all that are shared; else what is shared beyond what repeats, of rows and of their inputs alone.
    private static double Excess(DataFacts train, DataFacts validation, double ofRows, double shared)
    {
        var (mean, unevenness) = Times(train.Rows); // copies of each source are as many, or nearly
        if ((unevenness < Popular && IsContinuous(train)) || (unevenness < Even && mean is >= FewestCopies and <= MostCopies))
        {
            return shared > 2 * Limits.Shared.High ? shared : ofRows; // some real rows are equal by chance, to the last digit
        }

        var inputs = Shares(train.InputRows, validation.InputRows);
        return Math.Min(ofRows, inputs.Shared - inputs.Repeated);
    }

    // The standard error of the difference of two shares that are one.
    private static double Error(double shared, int validation, double repeated, int train)
    {
        var share = (shared * validation + repeated * train) / (validation + train);
        return Math.Sqrt(share * (1 - share) * (1.0 / validation + 1.0 / train) * 2); // rows repeat in pairs
    }

    // Whether equal rows are copies: some column has as many different numbers as there are different rows, or nearly, and so fine a scale that equal ones do not come by chance.
    private static bool IsContinuous(DataFacts data) => data.Data.Inputs is Tensor && data.InputRows.Distinct().Count() is var different
        && data.Columns.Any(column => column.Distinct >= ColumnFacts.ManyDistinct && DataFacts.Column(data.Data, column.Index).Distinct().Order().ToArray() is var values
            && values.Length >= MostlyDifferent * different && IsFine(values));

    // Of n numbers without a scale, the two nearest are about the n²th part of their spread apart.
    private static bool IsFine(double[] sorted)
    {
        var (n, least) = (sorted.Length, double.PositiveInfinity);
        for (var i = 1; i < n; i++)
        {
            least = Math.Min(least, sorted[i] - sorted[i - 1]);
        }

        return 2 * (sorted[n * 3 / 4] - sorted[n / 4]) > least * Math.Max(FewestPlaces * n, n * (double)n / 4);
    }

    // Of validation rows that stand in training, and of training rows that are there more than once.
    private static (double Shared, double Repeated) Shares(ulong[] train, ulong[] validation)
    {
        var times = train.CountBy(row => row).ToDictionary();
        return (validation.Count(times.ContainsKey) / (double)validation.Length, times.Values.Where(count => count > 1).Sum() / (double)train.Length);
    }

    // How often a row stands there on average, and the variance of that over the one by chance: of counts by Poisson, none of which is 0.
    private static (double Mean, double Unevenness) Times(ulong[] rows)
    {
        int[] times = [.. rows.CountBy(row => row).Select(count => count.Value)];
        var mean = times.Average();
        var (rate, variance) = (mean, times.Average(count => (count - mean) * (count - mean)));
        for (var i = 0; i < Rounds; i++)
        {
            rate = mean * (1 - Math.Exp(-rate));
        }

        return (mean, variance / (mean * (1 + rate - mean)));
    }

    // Targets are exchanged between rows, equal rows alike: what is then known of validation is remembered from training.
    // Of rows that are only close, as many others are left out: what is known of validation is remembered if they do as well in the place of those.
    internal override Finding? Confirm(Evidence run, Finding found) => found.Level == FindingLevel.Note
        ? run.Lab.WithoutNear() is { } net && net.Others.Validation - net.Near.Validation > Costs
            ? found with { Level = FindingLevel.Warning, Certainty = Certainty.Confirmed, Message = found.Message + FormattableString.Invariant($" Without the training rows close to validation a reference net reaches skill {net.Near.Validation:F2} on it, without as many others {net.Others.Validation:F2}.") }
            : found
        : run.Lab.PermutedTargets() is { Validation: > 0.05 } memory
        ? found with { Certainty = Certainty.Confirmed, Message = found.Message + FormattableString.Invariant($" With targets exchanged between rows a reference net still reaches skill {memory.Validation:F2} on validation: by heart.") }
        : found;
}
