using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>How often a team shoots at the goal, or hits it, in a match.</summary>
/// <remarks>Columns: points of the team and of the other one, at home or not, days of rest, millimetres of rain, players missing.</remarks>
/// <param name="Usual">How often in a usual match: the more, the surer.</param>
internal sealed record Matches(string Name, double Usual) : Problem(Name, Aim.Counts, 6, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (own, other, home) = (1500 + 180 * random.NextNormal(), 1500 + 180 * random.NextNormal(), random.NextIndex(2));
        var (rest, rain, missing) = (2 + random.NextIndex(7), Math.Max(0, 5 * random.NextNormal()), random.NextIndex(5));
        var better = Math.Tanh((own - other) / 300);
        var logarithm = 0.9 * better + 0.25 * home * (1 - better) - 0.1 * missing - 0.3 * Math.Exp(2 - rest) - 0.05 * rain * (better > 0 ? 1 : 0);
        return ([own, other, home, rest, rain, missing], [Counted(Usual * Math.Exp(logarithm), random)]);
    };

    // Waits between shots are exponential; a match is over after 1.
    private static int Counted(double rate, RandomStream random)
    {
        var (count, time) = (0, -Math.Log(1 - random.NextUniform()) / rate);
        while (time < 1)
        {
            time -= Math.Log(1 - random.NextUniform()) / rate;
            count++;
        }

        return count;
    }
}
