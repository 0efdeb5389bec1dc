using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Poisson counts whose expected logarithm bends with a few columns.</summary>
/// <param name="Level">The logarithm of the usual count.</param>
internal sealed record Counts(string Name, int Columns, double Level) : Problem(Name, Aim.Counts, Columns, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var weights = Normals(Columns, fixedRandom, 1.4 / Math.Sqrt(Columns));
        return random =>
        {
            var x = Normals(Columns, random);
            var bend = 1.2 * Math.Tanh(weights.Zip(x, (w, number) => w * number).Sum()) + 0.8 * Math.Sin(1.5 * x[0]);
            return (x, [Poisson(Math.Exp(Level + bend), random)]);
        };
    }

    // Knuth 1969: how many uniform numbers can be multiplied before the product is below e^−rate.
    private static int Poisson(double rate, RandomStream random)
    {
        var (count, product, least) = (0, random.NextUniform(), Math.Exp(-rate));
        while (product > least)
        {
            count++;
            product *= random.NextUniform();
        }

        return count;
    }
}
