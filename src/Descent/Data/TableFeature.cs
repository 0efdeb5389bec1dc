namespace Descent;

/// <summary>How one column becomes numbers: standardized, or one number a category. Immutable; fitted on training rows only.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Mean">The mean of the training rows; 0 for categories.</param>
/// <param name="Deviation">The deviation of the training rows, above 0; 1 for categories.</param>
/// <param name="MarksMissing">Whether a second number says that the first was missing (and is the mean).</param>
/// <param name="Categories">The categories of the training rows, in order, or null for numbers.</param>
public sealed record TableFeature(string Name, double Mean, double Deviation, bool MarksMissing, IReadOnlyList<string>? Categories)
{
    /// <summary>How many numbers the column becomes.</summary>
    public int Width => Categories?.Count ?? (MarksMissing ? 2 : 1);

    /// <summary>Fits a column to training rows; null where all say the same, or, as names and identifiers do, nothing about other rows.</summary>
    internal static TableFeature? Fit(TableColumn column, ReadOnlySpan<int> rows)
    {
        if (column.Numbers is null)
        {
            var texts = rows.ToArray().Select(row => column.Texts[row]).OfType<string>().ToArray();
            var categories = texts.Distinct().Order(StringComparer.Ordinal).ToArray();
            return categories.Length < 2 || categories.Length > texts.Length / 2 ? null : new(column.Name, 0, 1, false, categories);
        }

        var all = rows.ToArray().Select(row => column.Numbers[row]).ToArray();
        var present = Array.FindAll(all, number => !double.IsNaN(number));
        if (present.Length == 0)
        {
            return null;
        }

        var mean = present.Average();
        var deviation = Math.Sqrt(present.Average(number => (number - mean) * (number - mean)));
        return deviation > Math.Abs(mean) * 1e-12 ? new(column.Name, mean, deviation, present.Length < all.Length, null) : null;
    }

    /// <summary>Writes a row's numbers. A category never seen is all zeros; a missing number is the mean.</summary>
    internal void Encode(TableColumn column, int row, Span<double> to)
    {
        if (Categories is not null)
        {
            for (var i = 0; i < Categories.Count; i++)
            {
                to[i] = Categories[i] == column.Texts[row] ? 1 : 0;
            }

            return;
        }

        var number = column.Numbers![row];
        to[0] = double.IsNaN(number) ? 0 : (number - Mean) / Deviation;
        if (MarksMissing)
        {
            to[1] = double.IsNaN(number) ? 1 : 0;
        }
    }
}
