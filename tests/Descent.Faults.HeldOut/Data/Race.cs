using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Whether the fastest runner of the first team, 1, or of the second, −1, wins; the second runs with a handicap that a column tells.</summary>
/// <param name="Team">How many runners a team has.</param>
/// <param name="Luck">The deviation of luck; that of the runners is 1.</param>
internal sealed record Race(string Name, int Team, double Luck) : Problem(Name, Aim.Signs, (2 * Team) + 1, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var x = Normals(Columns, random);
        var lead = x.Take(Team).Max() - x.Skip(Team).Take(Team).Max() + 0.5 * x[^1] + Luck * random.NextNormal();
        return (x, [lead > 0 ? 1 : -1]);
    };
}
