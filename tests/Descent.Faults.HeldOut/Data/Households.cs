using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>What a household uses in a month, in hundreds of kilowatt-hours, by who lives there and how.</summary>
/// <remarks>Columns: people, square metres, year of the house, whether it is heated by electricity, mean degrees of the month, and days away.</remarks>
/// <param name="Habits">How many equal exponential shares make a month's habits: the more, the surer.</param>
internal sealed record Households(string Name, int Habits) : Problem(Name, Aim.Counts, 6, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (people, metres, year, degrees) = (1 + random.NextIndex(6), 35 + 160 * random.NextUniform(), 1920 + random.NextIndex(100), 9 + 9 * random.NextNormal());
        var (isElectric, away) = (random.NextUniform() < 0.35, Math.Max(0, random.NextIndex(30) - 12));
        var heating = isElectric ? 0.0012 * metres * Math.Max(0, 16 - degrees) * (2020 - year + 40) / 60 : 0;
        var usual = (0.5 + 0.45 * people + 0.004 * metres + heating) * (1 - 0.7 * away / 30);
        var habits = Enumerable.Range(0, Habits).Sum(_ => -Math.Log(1 - random.NextUniform())) / Habits;
        return ([people, metres, year, isElectric ? 1 : 0, degrees, away], [Math.Max(0.01, usual * habits)]);
    };
}
