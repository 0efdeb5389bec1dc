using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>How many bicycles were lent in an hour, by the calendar and the weather.</summary>
/// <remarks>Columns: year, month, weekday, hour, holiday or not, degrees, wind.</remarks>
/// <param name="Level">The logarithm of the usual count.</param>
internal sealed record Rides(string Name, double Level) : Problem(Name, Aim.Counts, 7, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (year, month, weekday, hour) = (2011 + random.NextIndex(4), 1 + random.NextIndex(12), random.NextIndex(7), random.NextIndex(24));
        var (isHoliday, wind) = (random.NextUniform() < 0.08, 6 * random.NextUniform());
        var degrees = 12 - 10 * Math.Cos(2 * Math.PI * (month - 0.5) / 12) + 4 * random.NextNormal();
        var isFree = isHoliday || weekday >= 5;
        var day = isFree ? Peak(hour, 14, 4) : Peak(hour, 8, 2) + 1.2 * Peak(hour, 17.5, 2.5);
        var logarithm = Level - 1.2 + 1.8 * day + 0.15 * (year - 2011) + 0.05 * (degrees - 12) - 0.08 * wind;
        return ([year, month, weekday, hour, isHoliday ? 1 : 0, degrees, wind], [Counted(Math.Exp(logarithm), random)]);
    };

    private static double Peak(double hour, double at, double width) => Math.Exp(-(hour - at) * (hour - at) / (2 * width * width));

    // Arrivals one after another, each after an exponential wait, until an hour is over.
    private static int Counted(double rate, RandomStream random)
    {
        var (count, time) = (-1, 0.0);
        while (time < 1)
        {
            time -= Math.Log(1 - random.NextUniform()) / rate;
            count++;
        }

        return count;
    }
}
