namespace Descent.Faults;

/// <summary>The few statistics that the tables need.</summary>
internal static class Statistics
{
    private const double Normal95 = 1.959963984540054;
    private static readonly double[] OneSided95 = [6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833]; // Student's t, 1 to 9 degrees of freedom

    /// <summary>Wilson's 95 % interval of a share, <c>(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)</c>. Source: Wilson 1927.</summary>
    public static (double Low, double High) Wilson(int hits, int count)
    {
        if (count == 0)
        {
            return (0, 1);
        }

        var (p, z2) = (hits / (double)count, Normal95 * Normal95);
        var middle = p + z2 / (2 * count);
        var half = Normal95 * Math.Sqrt(p * (1 - p) / count + z2 / (4.0 * count * count));
        return (Math.Max(0, (middle - half) / (1 + z2 / count)), Math.Min(1, (middle + half) / (1 + z2 / count)));
    }

    /// <summary>Cohen's d of two groups of equal size: the difference of means over the pooled deviation.</summary>
    public static double CohensD(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var difference = first.Average() - second.Average();
        var pooled = Math.Sqrt((Variance(first) + Variance(second)) / 2);
        return pooled == 0 ? difference == 0 ? 0 : Math.Sign(difference) * double.PositiveInfinity : difference / pooled;
    }

    /// <summary>Whether pairs differ upwards at p &lt; 0.05, by Student's one-sided test of their differences.</summary>
    public static bool IsAbove(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        var (mean, error) = (differences.Average(), Math.Sqrt(Variance(differences) / differences.Length));
        return mean > 0 && (error == 0 || mean / error > OneSided95[Math.Min(differences.Length - 2, OneSided95.Length - 1)]);
    }

    /// <summary>A quantile between the nearest ranks.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var rise = sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below];
        return double.IsFinite(rise) ? sorted[below] + (place - below) * rise : sorted[below];
    }

    private static double Variance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }
}
