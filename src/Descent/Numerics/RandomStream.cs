namespace Descent.Numerics;

/// <summary>A counter-based stream of random numbers: the same seed gives the same numbers, on every machine.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014): the n-th number is a hash of <c>seed + n γ</c>, so that
/// <see cref="Position"/> is all its state. Mutable; not safe for several threads.</remarks>
/// <param name="seed">The seed; equal seeds give equal streams.</param>
public sealed class RandomStream(ulong seed)
{
    /// <summary>How many numbers have been drawn. Set it to resume a stream.</summary>
    public ulong Position { get; set; }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits() => Bits(seed, ++Position);

    /// <summary>The bits at a position of a stream, from 1.</summary>
    internal static ulong Bits(ulong seed, ulong position)
    {
        var z = seed + position * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A stream of its own for a key: the same for equal seeds and keys, wherever this one stands.</summary>
    public RandomStream Fork(ulong key) => new(new RandomStream(seed ^ 0x6A09E667F3BCC909) { Position = key }.NextBits());

    /// <summary>The numbers 0 … <paramref name="count"/> − 1 in random order (Fisher and Yates; Durstenfeld 1964).</summary>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var j = NextIndex(i + 1);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }

    /// <summary>A number uniform in [0, 1).</summary>
    public double NextUniform() => Uniform(NextBits());

    /// <summary>Bits as a number in [0, 1).</summary>
    internal static double Uniform(ulong bits) => (bits >> 11) * (1.0 / (1ul << 53));

    /// <summary>A number from the normal distribution with mean 0 and deviation 1 (Box and Muller 1958).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform())); // 1 − u is never 0
        return radius * Math.Cos(2 * Math.PI * NextUniform());
    }

    /// <summary>A whole number uniform in 0 … <paramref name="bound"/> − 1.</summary>
    /// <param name="bound">1 or more.</param>
    public int NextIndex(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(NextBits(), (ulong)bound, out _); // the high half: bias below bound / 2⁶⁴
    }

    /// <summary>A whole number drawn with probability in proportion to its weight.</summary>
    /// <param name="weights">0 or more each, not all 0.</param>
    public int NextWeighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            total += weights[i];
            last = weights[i] > 0 ? i : last;
        }

        var left = NextUniform() * total;
        for (var i = 0; i < last; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return last;
    }
}
