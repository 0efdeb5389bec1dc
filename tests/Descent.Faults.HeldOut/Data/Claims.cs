using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>What a year's claims of an insured came to, in many years nothing; a few sums are very large.</summary>
/// <remarks>Columns: one of four regions and one of three uses as 1 among 0, the sum insured, the age of what is insured.</remarks>
/// <param name="Usual">How many claims there are in a usual year: the more, the surer.</param>
internal sealed record Claims(string Name, double Usual) : Problem(Name, Aim.Counts, Regions + Uses + 2, 1)
{
    private const int Regions = 4;
    private const int Uses = 3;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var pairs = Matrix(Regions, Uses, fixedRandom, 0.9);
        return random =>
        {
            var (region, use, sum, age) = (random.NextIndex(Regions), random.NextIndex(Uses), Math.Exp(10 + 0.7 * random.NextNormal()), 20 * random.NextUniform());
            var rate = Usual * Math.Exp(pairs[region][use] + 0.4 * Math.Sin(age / 3));
            var (amount, time) = (0.0, -Math.Log(1 - random.NextUniform()));
            while (time < rate)
            {
                amount += Math.Sqrt(sum / 22_000) * -Math.Log(1 - random.NextUniform());
                time -= Math.Log(1 - random.NextUniform());
            }

            var x = new double[Columns];
            (x[region], x[Regions + use], x[^2], x[^1]) = (1, 1, sum, age);
            return (x, [amount / Usual]);
        };
    }
}
