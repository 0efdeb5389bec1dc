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
    private const int MostAsked = 200;
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
        var (copies, apart, expected) = (new HashSet<int>(), 0, 0);
        foreach (var row in asked)
        {
            var (distances, places) = (new double[rows.Length], Enumerable.Range(0, rows.Length).ToArray());
            for (var i = 0; i < rows.Length; i++)
            {
                distances[i] = Neighbours.Distance(row, rows[i], double.PositiveInfinity);
            }

            Array.Sort(distances, places);
            if (Close(distances) is > 0 and var close)
            {
                apart++;
                copies.UnionWith(places.Take(close).Select(place => order[place]));
            }

            expected += Enumerable.Range(0, Parts).Count(part => Close([.. distances.Where((_, i) => places[i] % Parts == part)]) > 0);
        }

        return new(apart / (double)asked.Length, expected / (double)(Parts * asked.Length), [.. copies]);
    }

    /// <summary>Trains the reference net without these rows, and without as many others; null where there are too few.</summary>
    public static ReferencePair? Without(Evidence run, int steps)
    {
        if (Of(run.Train, run.Validation!) is not { } near || run.JudgedValidation is not { } judged)
        {
            return null;
        }

        var left = Enumerable.Range(0, run.Train.Count).Except(near.Rows).ToArray();
        int[] any = [.. new RandomStream(Seed).Permutation(run.Train.Count).Take(left.Length)];
        return left.Length < FewestRows / 4 ? null : new(ReferenceNet.Train(run, run.Train.Data.Take(left), judged, steps), ReferenceNet.Train(run, run.Train.Data.Take(any), judged, steps));
    }

    // How many of the distances, in order, are small beside the next one; 0 where none are.
    private static int Close(double[] distances)
    {
        for (var i = Math.Min(MostCopies, distances.Length - 1); i > 0; i--)
        {
            if (distances[i] > Apart * distances[i - 1])
            {
                return i;
            }
        }

        return 0;
    }
}
