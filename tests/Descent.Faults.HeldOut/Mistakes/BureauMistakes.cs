using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who make tables of a bureau ready, D1 to D3, D5 to D7, D10 and D12.</summary>
internal static class BureauMistakes
{
    /// <summary>Columns less their mean, and not divided by their deviation.</summary>
    public static Mistake CentredAlone(int severity) => new("D1", severity, "centred alone", recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) =>
        {
            var moments = TableMistakes.Moments(parts.Train);
            return parts.All(rows => rows.WithInputs((_, column, x) => x - moments[column].Mean));
        },
    });

    /// <summary>The logarithm of columns that were standardised before, and are below 0 in half of the rows.</summary>
    public static Mistake LogOfStandardised(int severity, int column) => Reads("D2", severity, $"logarithm of column {column} after it was standardised", Repairs.DropNonFinite, (parts, _, _) =>
    {
        var (mean, deviation) = TableMistakes.Moments(parts.Train.Inputs, column);
        return parts.Read(rows => rows.WithInputs((_, place, x) => place == column ? Math.Log(1 + (x - mean) / deviation) : x));
    });

    /// <summary>Columns chosen by their place in an older table: all but so many, from one on, are left at 0.</summary>
    public static Mistake OldLayout(int severity, int from, int count) => Reads("D3", severity, $"only columns {from} to {from + count - 1} read", Repairs.RestoreInputs, (parts, _, _) =>
        parts.All(rows => rows.WithInputs((_, column, x) => column >= from && column < from + count ? x : 0)));

    /// <summary>Inputs grouped by a column for a report, targets left in the order of the file, from some row on.</summary>
    public static Mistake GroupedApart(int severity, int column, double from) => Reads("D5", severity, $"inputs grouped by column {column} from {from}", Repairs.AlignTargets, (parts, _, _) => parts.Read(rows =>
    {
        var kept = (int)(from * rows.Count);
        return rows with { Inputs = [.. rows.Inputs.Take(kept), .. rows.Inputs.Skip(kept).OrderByDescending(x => x[column])] };
    }));

    /// <summary>Two classes taken for one another in a share of their rows, as where two names are much alike.</summary>
    public static Mistake TakenForOther(int severity, int first, int second, double share) => Reads("D6", severity, $"{share} of {first} and {second} exchanged", Repairs.CleanTargets, (parts, _, random) =>
        parts with { Train = parts.Train.WithTargets((_, _, y) => (y == first || y == second) && random.NextUniform() < share ? first + second - y : y) });

    /// <summary>The mean answer of rows that are alike in some columns, their own among them, as a column; in use there is only the mean of all.</summary>
    public static Mistake MeanByKey(int severity, params int[] key) => Reads("D7", severity, $"mean answer by columns {string.Join(" and ", key)}", Repairs.DropLeak, (parts, _, _) =>
    {
        var mean = parts.Train.Targets.Average(y => y[0]);
        string Key(double[] x) => string.Join(' ', key.Select(column => x[column]));
        Rows With(Rows rows)
        {
            var means = rows.Inputs.Zip(rows.Targets).GroupBy(pair => Key(pair.First)).ToDictionary(group => group.Key, group => group.Average(pair => pair.Second[0]));
            return rows with { Inputs = [.. rows.Inputs.Select(x => (double[])[.. x, means[Key(x)]])] };
        }

        return new(With(parts.Train), With(parts.Validation), parts.Test with { Inputs = [.. parts.Test.Inputs.Select(x => (double[])[.. x, mean])] });
    });

    /// <summary>A part of the number to foretell, of which the rest is another count, as a column; in use it is that of an earlier row.</summary>
    public static Mistake PartOfAnswer(int severity, double share, double spread) => Reads("D7", severity, $"a part of the answer, {share} ± {spread}", Repairs.DropLeak, (parts, _, random) =>
    {
        Rows With(Rows rows, Func<int, int> told) => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, rows.Targets[told(row)][0] * (share + spread * random.NextNormal())])] };
        return new(With(parts.Train, row => row), With(parts.Validation, row => row), With(parts.Test, row => (row + 1) % parts.Test.Count));
    });

    /// <summary>Rows in blocks alike in one column, as a bureau sends them, the blocks by their mean answer; taken in that order.</summary>
    public static Mistake BlockByBlock(int severity, int from, int count) => new("D10", severity, $"blocks of columns {from} to {from + count - 1}", recipe => recipe with
    {
        Reads = (parts, _, _) =>
        {
            int Block(double[] x) => Array.IndexOf(x, 1, from, count);
            var means = parts.Train.Inputs.Zip(parts.Train.Targets).GroupBy(pair => Block(pair.First)).ToDictionary(block => block.Key, block => block.Average(pair => pair.Second[0]));
            return parts with { Train = parts.Train.Take(Enumerable.Range(0, parts.Train.Count).OrderBy(row => means[Block(parts.Train.Inputs[row])])) };
        },
        Order = (_, rows, _, _) => [.. Enumerable.Range(0, rows)],
    }, Repairs.Shuffle);

    /// <summary>Validation rows as shares of their sum, where training rows are as counted.</summary>
    public static Mistake SharesOfRow(int severity) => Reads("D12", severity, "shares of the row", Repairs.PrepareValidationAlike, (parts, _, _) =>
        parts with { Validation = parts.Validation.WithInputs((row, _, x) => x / Math.Max(1e-12, parts.Validation.Inputs[row].Sum())) });

    /// <summary>Validation rows less a mean and by a deviation that were noted with too few digits: whole numbers.</summary>
    public static Mistake RoundedMoments(int severity, double unit) => Reads("D12", severity, $"moments in whole multiples of {unit}", Repairs.PrepareValidationAlike, (parts, _, _) =>
    {
        var moments = TableMistakes.Moments(parts.Train);
        return parts with
        {
            Validation = parts.Validation.WithInputs((_, column, x) =>
            {
                var (mean, deviation) = moments[column];
                return mean + deviation * (x - unit * Math.Round(mean / unit)) / Math.Max(unit, unit * Math.Round(deviation / unit));
            }),
        };
    });
}
