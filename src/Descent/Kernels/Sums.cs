using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Descent.Kernels;

/// <summary>Sums of floats in double, in 32 strands of which each takes every 32nd number of a stretch, so that the bits depend neither on the processor nor on threads.</summary>
internal static class Sums
{
    /// <summary>How many numbers are summed by themselves; the sums of all stretches are added in their order.</summary>
    public const int Stretch = 65_536;

    [ThreadStatic]
    private static double[]? _shared; // the sum of each stretch

    /// <summary><c>Σ xᵢ</c>.</summary>
    public static double Of(ReadOnlySpan<float> x) => Of<Value>(x);

    /// <summary><c>Σ xᵢ²</c>.</summary>
    public static double OfSquares(ReadOnlySpan<float> x) => Of<Square>(x);

    /// <inheritdoc cref="Of(ReadOnlySpan{float})"/>
    public static double Of(ReadOnlyMemory<float> x) => Shared<Value>(x);

    /// <inheritdoc cref="OfSquares(ReadOnlySpan{float})"/>
    public static double OfSquares(ReadOnlyMemory<float> x) => Shared<Square>(x);

    private static double Of<TTerm>(ReadOnlySpan<float> x)
        where TTerm : struct, ITerm
    {
        var total = 0.0;
        for (var i = 0; (long)i * Stretch < x.Length; i++)
        {
            total += Of<TTerm>(x, i);
        }

        return total;
    }

    // The sum of one stretch.
    private static double Of<TTerm>(ReadOnlySpan<float> x, int i)
        where TTerm : struct, ITerm
    {
        var strands = default(Strands);
        strands.Add<TTerm>(x.Slice(i * Stretch, Math.Min(Stretch, x.Length - i * Stretch)));
        return strands.Sum;
    }

    // The stretches shared among threads.
    private static double Shared<TTerm>(ReadOnlyMemory<float> x)
        where TTerm : struct, ITerm
    {
        var stretches = (x.Length + Stretch - 1) / Stretch;
        var parts = Math.Min(Workers.MaxThreads, stretches);
        if (parts <= 1)
        {
            return Of<TTerm>(x.Span);
        }

        var sums = Room.Kept(ref _shared, stretches);
        Workers.Run(parts, new Job<TTerm>(x, sums, stretches, parts));
        var total = 0.0;
        foreach (var sum in sums.AsSpan(0, stretches))
        {
            total += sum;
        }

        return total;
    }

    private readonly record struct Job<TTerm>(ReadOnlyMemory<float> X, double[] Sums, int Stretches, int Parts) : IJob
        where TTerm : struct, ITerm
    {
        public void Run(int part)
        {
            for (var i = Stretches * part / Parts; i < Stretches * (part + 1) / Parts; i++)
            {
                Sums[i] = Of<TTerm>(X.Span, i);
            }
        }
    }

    /// <summary>The strands of a stretch, which may be added to in pieces: all but the last a multiple of 32 long.</summary>
    internal struct Strands
    {
        private Vector256<double> _low0;
        private Vector256<double> _high0;
        private Vector256<double> _low1;
        private Vector256<double> _high1;
        private Vector256<double> _low2;
        private Vector256<double> _high2;
        private Vector256<double> _low3;
        private Vector256<double> _high3;

        public readonly double Sum => Vector256.Sum(_low0 + _high0 + (_low1 + _high1) + (_low2 + _high2 + (_low3 + _high3)));

        public void Add(ReadOnlySpan<float> x) => Add<Value>(x);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Add<TTerm>(ReadOnlySpan<float> x)
            where TTerm : struct, ITerm
        {
            var eights = MemoryMarshal.Cast<float, Vector256<float>>(x);
            var i = 0;
            if (Avx512F.IsSupported)
            {
                i = eights.Length / 4 * 4;
                AddFours<TTerm>(eights[..i]);
                if (x.Length % (4 * Vector256<float>.Count) == 0)
                {
                    return;
                }
            }

            var (low0, high0, low1, high1) = (_low0, _high0, _low1, _high1);
            var (low2, high2, low3, high3) = (_low2, _high2, _low3, _high3);
            for (; i + 3 < eights.Length; i += 4)
            {
                Sums.Add<TTerm>(eights[i], ref low0, ref high0);
                Sums.Add<TTerm>(eights[i + 1], ref low1, ref high1);
                Sums.Add<TTerm>(eights[i + 2], ref low2, ref high2);
                Sums.Add<TTerm>(eights[i + 3], ref low3, ref high3);
            }

            for (; i < eights.Length; i++)
            {
                Sums.Add<TTerm>(eights[i], ref low0, ref high0);
            }

            var rest = x.Length % Vector256<float>.Count;
            if (rest > 0)
            {
                Span<float> last = stackalloc float[Vector256<float>.Count]; // zeros behind add nothing
                x[^rest..].CopyTo(last);
                Sums.Add<TTerm>(Vector256.Create<float>(last), ref low1, ref high1);
            }

            (_low0, _high0, _low1, _high1) = (low0, high0, low1, high1);
            (_low2, _high2, _low3, _high3) = (low2, high2, low3, high3);
        }

        // Low and high in one register: the same sums.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddFours<TTerm>(ReadOnlySpan<Vector256<float>> eights)
            where TTerm : struct, ITerm
        {
            var (sum0, sum1) = (Vector512.Create(_low0, _high0), Vector512.Create(_low1, _high1));
            var (sum2, sum3) = (Vector512.Create(_low2, _high2), Vector512.Create(_low3, _high3));
            for (var i = 0; i + 3 < eights.Length; i += 4)
            {
                sum0 = TTerm.Add(sum0, Avx512F.ConvertToVector512Double(eights[i]));
                sum1 = TTerm.Add(sum1, Avx512F.ConvertToVector512Double(eights[i + 1]));
                sum2 = TTerm.Add(sum2, Avx512F.ConvertToVector512Double(eights[i + 2]));
                sum3 = TTerm.Add(sum3, Avx512F.ConvertToVector512Double(eights[i + 3]));
            }

            (_low0, _high0, _low1, _high1) = (sum0.GetLower(), sum0.GetUpper(), sum1.GetLower(), sum1.GetUpper());
            (_low2, _high2, _low3, _high3) = (sum2.GetLower(), sum2.GetUpper(), sum3.GetLower(), sum3.GetUpper());
        }
    }

    private static void Add<TTerm>(Vector256<float> eight, ref Vector256<double> low, ref Vector256<double> high)
        where TTerm : struct, ITerm
    {
        var (a, b) = Vector256.Widen(eight);
        low = TTerm.Add(low, a);
        high = TTerm.Add(high, b);
    }

    internal interface ITerm
    {
        static abstract Vector256<double> Add(Vector256<double> sum, Vector256<double> x);

        static abstract Vector512<double> Add(Vector512<double> sum, Vector512<double> x);
    }

    private readonly struct Value : ITerm
    {
        public static Vector256<double> Add(Vector256<double> sum, Vector256<double> x) => sum + x;

        public static Vector512<double> Add(Vector512<double> sum, Vector512<double> x) => sum + x;
    }

    // The square of a float is exact in double: rounded once either way.
    private readonly struct Square : ITerm
    {
        public static Vector256<double> Add(Vector256<double> sum, Vector256<double> x) => sum + x * x;

        public static Vector512<double> Add(Vector512<double> sum, Vector512<double> x) => Vector512.FusedMultiplyAdd(x, x, sum);
    }
}
