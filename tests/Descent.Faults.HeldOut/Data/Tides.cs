using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>How high the water stands some hours after the last of a few hourly readings, in centimetres.</summary>
/// <remarks>Two tides of the moon and the sun, a surge of the day, and shallow water, which makes floods steeper than ebbs.</remarks>
/// <param name="Readings">How many readings are given.</param>
/// <param name="Ahead">How many hours after the last one.</param>
/// <param name="Noise">The deviation of a reading's noise, in centimetres; the tide's size is near 150.</param>
internal sealed record Tides(string Name, int Readings, int Ahead, double Noise) : Problem(Name, Aim.Numbers, Readings, 1)
{
    private const double Moon = 2 * Math.PI / 12.42;
    private const double Sun = 2 * Math.PI / 12;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (moon, sun, surge) = (2 * Math.PI * random.NextUniform(), 2 * Math.PI * random.NextUniform(), 30 * random.NextNormal());
        double At(double hour)
        {
            var tide = 150 * Math.Sin(Moon * hour + moon) + 55 * Math.Sin(Sun * hour + sun);
            return 430 + surge + tide + 40 * Math.Sin(2 * (Moon * hour + moon) + tide / 150) + Noise * random.NextNormal();
        }

        return ([.. Enumerable.Range(0, Readings).Select(hour => At(hour))], [At(Readings - 1 + Ahead)]);
    };
}
