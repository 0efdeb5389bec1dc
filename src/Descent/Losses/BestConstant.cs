namespace Descent;

/// <summary>The best constant prediction of a loss without a formula for it.</summary>
internal static class BestConstant
{
    private const int Steps = 100; // an interval shrinks by the golden ratio at each: 2e-21 of it is left
    private const int Halvings = 200;

    /// <summary>The least value of a function that falls and then rises, by golden section. Source: Kiefer 1953.</summary>
    public static double Least(Func<double, double> function, double from, double to)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (to - ratio * (to - from), from + ratio * (to - from));
        var (atLow, atHigh) = (function(low), function(high));
        var least = Math.Min(function(from), function(to));
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

        return Math.Min(least, Math.Min(atLow, atHigh));
    }

    /// <summary>The probabilities q that make <c>Σ pₖ f(qₖ)</c> least, for a convex f that falls: where <c>pₖ f′(qₖ)</c> is the same for all.</summary>
    /// <param name="shares">The shares p of the classes.</param>
    /// <param name="slope">f′, below 0 and rising.</param>
    public static double[] OnSimplex(double[] shares, Func<double, double> slope)
    {
        // A multiplier λ gives each class the q with −pₖ f′(qₖ) = λ; the larger it is, the smaller all are. Both by halving.
        var (low, high) = (-300.0, 300.0); // of ln λ
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).Sum() > 1 ? (middle, high) : (low, middle);
        }

        return At(high);

        double[] At(double logarithm) => Array.ConvertAll(shares, share => share == 0 ? 0 : Root(share, Math.Exp(logarithm)));

        double Root(double share, double multiplier)
        {
            var (from, to) = (0.0, 1.0);
            for (var i = 0; i < Halvings && from < to; i++)
            {
                var q = (from + to) / 2;
                (from, to) = -share * slope(q) > multiplier ? (q, to) : (from, q);
            }

            return from;
        }
    }
}
