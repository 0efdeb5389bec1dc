using Descent.Numerics;

namespace Descent;

/// <summary>Two half circles that reach into one another: a small problem that no straight line solves.</summary>
/// <remarks>The first has its centre at (0, 0) and opens downwards, the second at (1, ½) and opens upwards, as in scikit-learn's make_moons.</remarks>
public static class TwoMoons
{
    /// <summary>Points [n, 2] and their moons [n], 0 or 1 in turn.</summary>
    /// <param name="count">How many points, 1 or more.</param>
    /// <param name="noise">The deviation of the normal noise on both coordinates, 0 or more.</param>
    /// <param name="seed">Same seed, same points.</param>
    public static Dataset Of(int count, double noise, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        var random = new RandomStream(seed);
        var points = new double[2 * count];
        var moons = new int[count];
        for (var i = 0; i < count; i++)
        {
            var angle = Math.PI * random.NextUniform();
            moons[i] = i % 2;
            points[2 * i] = (moons[i] == 0 ? Math.Cos(angle) : 1 - Math.Cos(angle)) + noise * random.NextNormal();
            points[2 * i + 1] = (moons[i] == 0 ? Math.Sin(angle) : 0.5 - Math.Sin(angle)) + noise * random.NextNormal();
        }

        return new(Tensor.From(new(count, 2), points), Indices.Of(moons));
    }
}
