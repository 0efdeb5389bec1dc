namespace Descent;

/// <summary>The best constant prediction of a loss without a formula for it.</summary>
internal static class BestConstant
{
    private const int Steps = 100; // the interval shrinks by the golden ratio at each: 2e-21 of it is left

    /// <summary>The least value of a function that falls and then rises, by golden section. Source: Kiefer 1953.</summary>
    public static double Least(Func<double, double> function, double from, double to)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (to - ratio * (to - from), from + ratio * (to - from));
        var (atLow, atHigh) = (function(low), function(high));
        for (var step = 0; step < Steps; step++)
        {
            if (atLow <= atHigh)
            {
                (to, high, atHigh) = (high, low, atLow);
                low = to - ratio * (to - from);
                atLow = function(low);
            }
            else
            {
                (from, low, atLow) = (low, high, atHigh);
                high = from + ratio * (to - from);
                atHigh = function(high);
            }
        }

        return Math.Min(atLow, atHigh);
    }
}
