using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Whether a customer ends a contract within a quarter of a year.</summary>
/// <remarks>Columns: months so far, the month's price, hours used, calls for help, on paper or not, and which of three kinds, as 1 among 0.</remarks>
/// <param name="Steepness">How surely the columns decide.</param>
internal sealed record Contracts(string Name, double Steepness) : Problem(Name, Aim.Labels, 5 + Kinds, 1)
{
    private const int Kinds = 3;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (months, price, kind) = (Math.Floor(-24 * Math.Log(1 - random.NextUniform())), 12 + 60 * random.NextUniform(), random.NextIndex(Kinds));
        var (hours, calls, paper) = (80 * random.NextUniform(), Math.Floor(-1.5 * Math.Log(1 - random.NextUniform())), random.NextIndex(2));
        var score = (kind == 0 ? 1 : kind == 1 ? -0.2 : -1.2) + 1.2 * Math.Exp(-months / 8) + (calls >= 3 ? 1.6 : 0) - 0.3 * paper;
        score += price / (hours + 20) > 1 ? 1.3 : -0.9; // those leave who pay much for little
        double[] x = [months, price, hours, calls, paper, 0, 0, 0];
        x[5 + kind] = 1;
        return (x, [random.NextUniform() < 1 / (1 + Math.Exp(-Steepness * (score - 0.4))) ? 1 : 0]);
    };
}
