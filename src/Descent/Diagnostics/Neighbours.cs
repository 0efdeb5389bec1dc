using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>Whether rows with like inputs have like targets, by their nearest neighbours; no training needed. Immutable.</summary>
internal sealed class Neighbours
{
    private const int MostRows = 300;
    private const int Permutations = 40;
    private const int FewestRows = 30;
    private const int FewestUnlike = 20;
    private const double Surely = 4;
    private const double SurelyApart = 5.5; // of two scores that are off by 1 each; tables come to 4.8 by chance
    private const ulong Seed = 1;
    private readonly int[] _nearest;
    private readonly double[] _targets;
    private readonly bool _areClasses;

    private Neighbours(int[] nearest, double[] targets, bool areClasses)
    {
        (_nearest, _targets, _areClasses) = (nearest, areClasses ? targets : Ranks(targets), areClasses);
        Score = nearest.Length < FewestRows ? double.NaN : Standing(i => i);
    }

    /// <summary>How many deviations neighbours agree above chance: the z-score against permuted targets; NaN where there are too few rows.</summary>
    public double Score { get; }

    /// <summary>Whether training rows agree no more than by chance, and validation rows surely do.</summary>
    /// <param name="training">The score of training rows.</param>
    /// <param name="validation">That of validation rows, or NaN.</param>
    public static bool IsLost(double training, double validation) => training < Rules.Limits.Neighbours.Low && validation > Surely && validation - training > SurelyApart;

    /// <summary>Of the rows in their order, at most 300 in a stretch, so that targets can be shifted.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="isEnd">Whether the last rows are taken, in the place of the first.</param>
    public static Neighbours Of(DataFacts data, bool isEnd = false)
    {
        var count = Math.Min(MostRows, data.Count);
        var from = isEnd ? data.Count - count : 0;
        var some = data.Data.Take([.. Enumerable.Range(from, count)]);
        var outputs = data.Classes is not null ? 1 : data.Numbers!.Length / data.Count; // of several answers the first
        var columns = data.Columns.Where(column => !column.IsConstant).ToArray();
        if (columns.Length == 0 || data.NonFinite is not null)
        {
            return new([], [], false);
        }

        var x = Standardised(some, columns);
        var nearest = new int[count];
        for (var i = 0; i < count; i++)
        {
            var best = double.PositiveInfinity;
            for (var j = 0; j < count; j++)
            {
                var distance = j == i ? double.PositiveInfinity : Distance(x[i], x[j], best);
                (best, nearest[i]) = distance < best ? (distance, j) : (best, nearest[i]);
            }
        }

        return new(nearest, data.Classes is { } classes ? [.. classes.Skip(from).Take(count).Select(k => (double)k)] : [.. Enumerable.Range(from, count).Select(row => data.Numbers![row * outputs])], data.Classes is not null);
    }

    /// <summary>For each row the share of each class among the rows nearest to it, itself apart, and the class of the nearest.</summary>
    /// <param name="data">Rows of numbers.</param>
    /// <param name="classes">The class of each.</param>
    /// <param name="count">How many classes there are.</param>
    /// <param name="most">How many near rows are asked.</param>
    public static (double[][] Shares, int[] Nearest) Shares(DataFacts data, int[] classes, int count, int most)
    {
        var x = Standardised(data.Data, [.. data.Columns.Where(column => !column.IsConstant)]);
        var (distances, rows, asked) = (new double[x.Length], new int[x.Length], Math.Min(most, x.Length - 1));
        var (shares, nearest) = (new double[x.Length][], new int[x.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                (distances[j], rows[j]) = (j == i ? double.PositiveInfinity : Distance(x[i], x[j], double.PositiveInfinity), j);
            }

            Array.Sort(distances, rows);
            (shares[i], nearest[i]) = (new double[count], classes[rows[0]]);
            foreach (var row in rows.AsSpan(0, asked))
            {
                shares[i][classes[row]] += 1.0 / asked;
            }
        }

        return (shares, nearest);
    }

    /// <summary>The share of a class's m rows of n with another of it among their nearest n / 4 m: about a fifth where inputs do not tell the class.</summary>
    public static double Together(DataFacts data, int[] classes, int k)
    {
        var x = Standardised(data.Data, [.. data.Columns.Where(column => !column.IsConstant)]);
        int[] own = [.. Enumerable.Range(0, x.Length).Where(row => classes[row] == k)];
        return own.Average(row =>
        {
            var nearest = own.Where(other => other != row).Select(other => Distance(x[row], x[other], double.PositiveInfinity)).DefaultIfEmpty(0).Min();
            return 4 * own.Length * x.Count(other => Distance(x[row], other, double.PositiveInfinity) < nearest) < x.Length ? 1 : 0;
        });
    }

    /// <summary>How many times as often as by chance neighbours have the same target, and how far apart they are where they have not, over how far unequal
    /// targets are by chance, in ranks: amounts are near, numbers that are names are not. NaN where too few differ.</summary>
    public (double Equal, double Apart) Names()
    {
        var unlike = _nearest.Index().Where(pair => !_targets[pair.Index].Equals(_targets[pair.Item])).Select(pair => Math.Abs(_targets[pair.Index] - _targets[pair.Item])).ToArray();
        if (unlike.Length < FewestUnlike)
        {
            return (double.NaN, double.NaN);
        }

        var (equal, apart) = (0L, 0.0);
        foreach (var one in _targets)
        {
            foreach (var other in _targets)
            {
                (equal, apart) = (equal + (one.Equals(other) ? 1 : 0), apart + Math.Abs(one - other));
            }
        }

        var pairs = (double)_targets.Length * _targets.Length;
        return ((1 - unlike.Length / (double)_targets.Length) / (equal / pairs), unlike.Average() / (apart / (pairs - equal)));
    }

    /// <summary>The score if every target belonged so many rows further on.</summary>
    public double Shifted(int rows) => Standing(i => (i + rows + _targets.Length) % _targets.Length);

    /// <summary>The columns of rows, each less its mean, over its deviation.</summary>
    public static double[][] Standardised(Dataset data, ColumnFacts[] columns)
    {
        var values = ((Tensor)data.Inputs).ToArray();
        var width = values.Length / data.Count;
        return [.. Enumerable.Range(0, data.Count).Select(row => Array.ConvertAll(columns, column => (values[row * width + column.Index] - column.Mean) / column.Deviation))];
    }

    // In the place of numbers, so that one wild target does not drown the others.
    private static double[] Ranks(double[] values)
    {
        var sorted = values.Order().ToArray();
        return Array.ConvertAll(values, value => (double)Array.BinarySearch(sorted, value));
    }

    private double Standing(Func<int, int> place)
    {
        var random = new RandomStream(Seed);
        var actual = Agreement(i => _targets[place(i)]);
        var chance = new double[Permutations];
        for (var p = 0; p < Permutations; p++)
        {
            var order = random.Permutation(_targets.Length);
            chance[p] = Agreement(i => _targets[order[i]]);
        }

        var mean = chance.Average();
        var deviation = Math.Sqrt(chance.Average(value => (value - mean) * (value - mean)));
        return deviation == 0 ? double.NaN : (actual - mean) / deviation;
    }

    private double Agreement(Func<int, double> target)
    {
        var sum = 0.0;
        for (var i = 0; i < _nearest.Length; i++)
        {
            var difference = target(i) - target(_nearest[i]);
            sum -= _areClasses ? (difference == 0 ? 0 : 1) : difference * difference;
        }

        return sum;
    }

    /// <summary>The square of the distance of two rows, or something beyond <paramref name="most"/> where it is.</summary>
    public static double Distance(double[] a, double[] b, double most)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length && sum < most; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return sum;
    }
}
