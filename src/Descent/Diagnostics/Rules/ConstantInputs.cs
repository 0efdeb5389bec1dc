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
    private const double MostConstant = 0.5;
    private const int FewestCopies = 3; // columns
    private const double MostAlike = 0.9;
    private const double MostHanging = 0.2; // of rows that else differ
    private const int TimesNext = 3; // as often as any other row: where there are few different rows, each comes often
    private const double Improbable = 1e-4; // a share of rows
    private const int FewestRows = 10;

    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        var isConstant = run.Train.Data.Inputs is Indices symbols
            ? run.Train.InputRows.AsSpan().IndexOfAnyExcept(run.Train.InputRows[0]) < 0 && symbols.Shape.Count > 0
            : run.Train.Columns.Count > 0 && run.Train.Columns.All(column => column.IsConstant);
        if (!isConstant && Mostly(run) is { } mostly)
        {
            return mostly;
        }

        return isConstant && run.Train.Count > 1
            ? Found(run, FindingLevel.Error, Certainty.Certain, 0, $"All {run.Train.Count} training rows have the same inputs. Whatever is learned, the best loss is {run.Yardstick.Prior:F4}, that of the best constant.")
            : null;
    }

    // Not all, but so much of the inputs is the same that little can be told apart.
    private Finding? Mostly(Evidence run)
    {
        var (train, columns) = (run.Train, run.Train.Columns);
        var varying = columns.Count(column => !column.IsConstant);
        if (train.NonFinite is not null)
        {
            return null; // D2
        }

        if (columns.Count > 1 && varying <= MostConstant * columns.Count)
        {
            return Found(run, FindingLevel.Warning, Certainty.Certain, varying, $"{columns.Count - varying} of {columns.Count} columns have the same number in every training row.");
        }

        if (columns.Count > FewestCopies && Different(train) is var different && different <= MostConstant * columns.Count && train.InputRows.Distinct().Count() > different)
        {
            return Found(run, FindingLevel.Warning, Certainty.Certain, different, $"{columns.Count - different} of {columns.Count} columns are another column again, number by number.");
        }

        if (train.Data.Inputs is Indices { Shape.Rank: 2 } symbols && symbols.Shape[1] is > 1 and var places && Varying(symbols.Values, places) is var told && told <= MostConstant * places)
        {
            return Found(run, FindingLevel.Warning, Certainty.Certain, told, $"{places - told} of {places} places have the same symbol in every training row.");
        }

        var often = train.InputRows.CountBy(row => row).OrderByDescending(row => row.Value).Take(2).ToArray();
        var ((row, alike), next) = (often[0], often[^1].Value);
        return train.Count > FewestRows && (alike > MostAlike * train.Count || (alike > MostHanging * train.Count && alike > TimesNext * next && Expected(train, row) < Improbable))
            ? Found(run, FindingLevel.Warning, Certainty.Certain, varying, $"{alike} of {train.Count} training rows have the same inputs.")
            : null;
    }

    // How often a row would come if its numbers were drawn from those of the other rows, each column by itself.
    private static double Expected(DataFacts train, ulong row)
    {
        double[] values = train.Data.Inputs is Indices symbols ? [.. symbols.Values.ToArray().Select(symbol => (double)symbol)] : ((Tensor)train.Data.Inputs).ToArray();
        var width = values.Length / train.Count;
        int[] others = [.. Enumerable.Range(0, train.Count).Where(i => train.InputRows[i] != row)];
        var own = Array.IndexOf(train.InputRows, row);
        return Enumerable.Range(0, width).Aggregate(1.0, (share, column) => share * (1 + others.Count(i => values[i * width + column].Equals(values[own * width + column]))) / (1 + others.Length));
    }

    // How many columns there are, equal ones counted once.
    private static int Different(DataFacts train) => train.Columns
        .GroupBy(column => (column.Mean, column.Deviation, column.Least, column.Largest))
        .Sum(alike => alike.Count() == 1 ? 1 : alike.Select(column => RowHash.Of(Tensor.From(new(1, train.Count), DataFacts.Column(train.Data, column.Index)))[0]).Distinct().Count());

    private static int Varying(ReadOnlySpan<int> symbols, int places)
    {
        var varies = new bool[places];
        for (var i = places; i < symbols.Length; i++)
        {
            varies[i % places] |= symbols[i] != symbols[i % places];
        }

        return varies.Count(one => one);
    }
}
