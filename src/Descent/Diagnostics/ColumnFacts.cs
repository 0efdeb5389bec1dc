namespace Descent.Diagnostics;

/// <summary>One column of the inputs. Immutable.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Deviation">Its deviation.</param>
/// <param name="Least">Its least number.</param>
/// <param name="Largest">Its largest number.</param>
/// <param name="Distinct">How many different numbers it has, counted up to <see cref="ManyDistinct"/>.</param>
internal readonly record struct ColumnFacts(int Index, double Mean, double Deviation, double Least, double Largest, int Distinct)
{
    public const int ManyDistinct = 20;

    public double RootMeanSquare => Math.Sqrt(Mean * Mean + Deviation * Deviation);

    public bool IsConstant => Least.Equals(Largest);

    public static ColumnFacts Of(double[] values, int column, int width)
    {
        var (n, sum) = (values.Length / width, 0.0);
        var (least, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        var distinct = new HashSet<double>();
        for (var i = column; i < values.Length; i += width)
        {
            sum += values[i];
            (least, largest) = (Math.Min(least, values[i]), Math.Max(largest, values[i]));
            if (distinct.Count < ManyDistinct)
            {
                distinct.Add(values[i]);
            }
        }

        var (mean, squares) = (sum / n, 0.0);
        for (var i = column; i < values.Length; i += width)
        {
            squares += (values[i] - mean) * (values[i] - mean);
        }

        return new(column, mean, Math.Sqrt(squares / n), least, largest, distinct.Count);
    }
}
