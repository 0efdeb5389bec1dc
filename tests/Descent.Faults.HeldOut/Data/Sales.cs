using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>What a shop sells the next day, by the last fourteen days, the day of the week and whether there is an offer. On Sundays it is closed, and sells nothing.</summary>
/// <remarks>Columns: pieces sold on each day, the oldest first, the next day of the week from 0, an offer or not.</remarks>
/// <param name="Chance">The deviation of a day's sales, as a share.</param>
internal sealed record Sales(string Name, double Chance) : Problem(Name, Aim.Numbers, Days + 2, 1)
{
    private const int Days = 14;
    private static readonly double[] Week = [0.7, 0.8, 0.9, 1, 1.5, 1.9, 0];

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (level, trend, next) = (Math.Exp(4.6 + 0.35 * random.NextNormal()), 0.012 * random.NextNormal(), random.NextIndex(Week.Length));
        var offer = random.NextUniform() < 0.3;
        double Sold(int day) => Math.Round(level * Math.Exp(trend * day) * Week[((next + day) % Week.Length + Week.Length) % Week.Length] * Math.Max(0, 1 + Chance * random.NextNormal()));
        double[] past = [.. Enumerable.Range(1, Days).Reverse().Select(ago => Sold(-ago))];
        return ([.. past, next, offer ? 1 : 0], [(offer ? 1.6 : 1) * Sold(0)]);
    };
}
