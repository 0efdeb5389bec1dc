using Descent.Numerics;

namespace Descent;

/// <summary>Rows divided at random into those to learn from, to judge by, and to report on at the end. Immutable.</summary>
/// <param name="Train">Rows to learn from.</param>
/// <param name="Validation">Rows that choose the best epoch.</param>
/// <param name="Test">Rows that are looked at once, at the end.</param>
public sealed record Split(int[] Train, int[] Validation, int[] Test)
{
    /// <summary>Divides rows by a seed; with classes, each part has their shares, as near as whole rows allow.</summary>
    /// <param name="count">How many rows there are.</param>
    /// <param name="seed">Same seed, same parts.</param>
    /// <param name="validation">The share of validation, from 0 to below 1.</param>
    /// <param name="test">The share of test, from 0 to below 1.</param>
    /// <param name="classes">The class of each row, or empty for no strata.</param>
    /// <exception cref="InvalidDataException">A part that was asked for would be empty.</exception>
    public static Split Of(int count, ulong seed, double validation, double test, ReadOnlySpan<int> classes = default)
    {
        var order = new RandomStream(seed).Fork('s').Permutation(count);
        if (!classes.IsEmpty)
        {
            var strata = classes.ToArray();
            order = [.. order.OrderBy(row => strata[row])]; // stable, so random within each class
        }

        var (rest, testRows) = Part(order, test);
        var (train, validationRows) = Part(rest, validation / (1 - test));
        return train.Length == 0 || (validation > 0 && validationRows.Length == 0) || (test > 0 && testRows.Length == 0)
            ? throw new InvalidDataException($"Split: {count} rows cannot be divided into train, validation ({validation:P0}) and test ({test:P0}) with at least one each. Bring more rows.")
            : new(train, validationRows, testRows);
    }

    // Every 1/share-th row, so that neighbours in the order, which are of one class, go evenly to both parts.
    private static (int[] Others, int[] Part) Part(int[] order, double share)
    {
        var isPart = order.Select((_, i) => Math.Round((i + 1) * share) > Math.Round(i * share)).ToArray();
        return ([.. order.Where((_, i) => !isPart[i])], [.. order.Where((_, i) => isPart[i])]);
    }
}
