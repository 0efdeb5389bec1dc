using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>For D8: validation rows that stand in training too, a little changed. Immutable.</summary>
/// <param name="Share">The share of validation rows that have a few training rows close by, and then none until three times as far.</param>
/// <param name="Expected">The same share where only every eighth training row is there.</param>
/// <param name="Rows">Training rows that are so close to a validation row.</param>
/// <remarks>
/// Of rows spread by chance, the distances to the nearest, the second nearest and so on grow by ratios that depend on how many directions
/// the data have, and not on how dense they are: fewer rows leave the ratios as they are. Copies are few to a row, whatever the distances,
/// and nearly all are gone where only every eighth row is left.
/// </remarks>
internal sealed record NearCopies(double Share, double Expected, int[] Rows)
{
    private const int MostAsked = 100;
    private const int MostRows = 4000;
    private const int FewestRows = 160;
    private const int MostCopies = 8; // of a row
    private const int Parts = 8;
    private const double Apart = 9; // in squares of distances
    private const ulong Seed = 1;

    /// <summary>Compares validation with training; null of symbols, of one column, and of few rows.</summary>
    public static NearCopies? Of(DataFacts train, DataFacts validation)
    {
        var columns = train.Columns.Where(column => !column.IsConstant).ToArray();
        if (columns.Length < 2 || validation.Columns.Count != train.Columns.Count || Math.Min(train.Count, MostRows) < FewestRows || train.NonFinite is not null || validation.NonFinite is not null)
        {
            return null;
        }

        int[] order = [.. new RandomStream(Seed).Permutation(train.Count).Take(MostRows)];
        var (rows, asked) = (Neighbours.Standardised(train.Data.Take(order), columns), Neighbours.Standardised(validation.Some(MostAsked), columns));
        int[] fine = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Distinct >= ColumnFacts.ManyDistinct)];
        var (copies, apart, expected) = (new HashSet<int>(), 0, 0);
        var parts = Enumerable.Range(0, Parts).Select(_ => new (double Distance, int Row)[MostCopies + 1]).ToArray();
        foreach (var row in asked)
        {
            foreach (var part in parts)
            {
                Array.Fill(part, (double.PositiveInfinity, -1));
            }

            for (var i = 0; i < rows.Length; i++)
            {
                Keep(parts[i % Parts], row, rows[i], i);
            }

            (double Distance, int Row)[] nearest = [.. parts.SelectMany(part => part).Order().Take(MostCopies + 1)];
            if (Close(nearest) is > 0 and var close && IsChanged(row, rows[nearest[0].Row], fine))
            {
                apart++;
                copies.UnionWith(nearest.Take(close).Select(near => order[near.Row]));
            }

            expected += parts.Count(part => Close(part) > 0);
        }

        return new(apart / (double)asked.Length, expected / (double)(Parts * asked.Length), [.. copies]);
    }

    /// <summary>Trains the reference net without these rows, and without as many others; null where there are too few.</summary>
    public static ReferencePair? Without(Evidence run, int steps)
    {
        if (run.Near is not { } near || run.JudgedValidation is not { } judged)
        {
            return null;
        }

        var left = Enumerable.Range(0, run.Train.Count).Except(near.Rows).ToArray();
        int[] any = [.. new RandomStream(Seed).Permutation(run.Train.Count).Take(left.Length)];
        return left.Length < FewestRows / 4 ? null : new(ReferenceNet.Train(run, run.Train.Data.Take(left), judged, steps), ReferenceNet.Train(run, run.Train.Data.Take(any), judged, steps));
    }

    // Whether most of its amounts are a little off: of rows that somebody chose from a few values each, the nearest are the same but for one or two.
    private static bool IsChanged(double[] row, double[] near, int[] fine) => 2 * fine.Count(i => !row[i].Equals(near[i])) > fine.Length;

    // Puts a row in its place among the nearest, in their order, if it is one of them.
    private static void Keep((double Distance, int Row)[] nearest, double[] from, double[] to, int row)
    {
        var distance = Neighbours.Distance(from, to, nearest[^1].Distance);
        if (!(distance < nearest[^1].Distance))
        {
            return;
        }

        var place = nearest.Length - 1;
        for (; place > 0 && nearest[place - 1].Distance > distance; place--)
        {
            nearest[place] = nearest[place - 1];
        }

        nearest[place] = (distance, row);
    }

    // How many of the distances, in order, are small beside the next one; 0 where none are.
    private static int Close((double Distance, int Row)[] nearest)
    {
        for (var i = nearest.Length - 1; i > 0; i--)
        {
            if (nearest[i].Row >= 0 && nearest[i].Distance > Apart * nearest[i - 1].Distance)
            {
                return i;
            }
        }

        return 0;
    }
}
