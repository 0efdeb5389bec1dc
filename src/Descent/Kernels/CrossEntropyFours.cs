using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Cross-entropy of rows of 17 to 32 logits, four rows side by side, for processors with AVX-512: alphabets, and other small sets of classes.</summary>
/// <remarks>The bits are those of a row alone. What runs across a row (its largest, its sum, its division) is done for four at once.</remarks>
internal static class CrossEntropyFours
{
    private const int Lanes = 16;

    /// <summary>Whether rows of so many numbers are taken.</summary>
    public static bool Takes(int width) => Avx512F.IsSupported && Vector512.IsHardwareAccelerated && width is > Lanes and <= 2 * Lanes;

    /// <summary>For each of 4 n rows, which start there in x: Σ e^(xⱼ − m) without the largest, how far the true class is ahead of it, and, where wanted, the slopes.</summary>
    public static void Run(
        ReadOnlySpan<float> x, ReadOnlySpan<int> starts, ReadOnlySpan<int> classes, ReadOnlySpan<float> gradients, Span<float> others, Span<float> leads, Span<float> slopes, int width)
    {
        Span<Vector512<float>> powers = stackalloc Vector512<float>[8];
        Span<Vector256<double>> sums = stackalloc Vector256<double>[4];
        Span<float> largest = stackalloc float[4];
        Span<float> scales = stackalloc float[4];
        Span<float> atLargest = stackalloc float[4];
        Span<int> ones = stackalloc int[4];
        for (var i = 0; i < classes.Length; i += 4)
        {
            var four = starts.Slice(i, 4);
            Largest(x, four, width).CopyTo(largest);
            Powers(x, four, largest, powers, sums, ones, width);
            var all = Totals(sums) + Vector256.ConvertToDouble(Vector256.WidenLower(Vector256.Create(Vector128.Create<int>(ones) - Vector128<int>.One, default)));
            Narrow(all).CopyTo(others[i..]);
            for (var row = 0; row < 4; row++)
            {
                leads[i + row] = x[four[row] + classes[i + row]] - largest[row];
            }

            if (!slopes.IsEmpty)
            {
                var gradient = Vector256.WidenLower(Vector256.Create(Vector128.Create<float>(gradients.Slice(i, 4)), default));
                var whole = Vector256<double>.One + all;
                Narrow(gradient / whole).CopyTo(scales);
                Narrow(-gradient * all / whole).CopyTo(atLargest);
                for (var row = 0; row < 4; row++)
                {
                    var to = slopes.Slice((i + row) * width, width);
                    var (scale, k) = (Vector512.Create(scales[row]), classes[i + row]);
                    (powers[2 * row] * scale).CopyTo(to);
                    (powers[2 * row + 1] * scale).CopyTo(to[(width - Lanes)..]);
                    to[k] = leads[i + row] == 0 ? atLargest[row] : to[k] - gradients[i + row];
                }
            }
        }
    }

    // The first 16 of each row and its last 16, of which only those behind the first count in the sums.
    private static void Powers(ReadOnlySpan<float> x, ReadOnlySpan<int> starts, ReadOnlySpan<float> largest, Span<Vector512<float>> powers, Span<Vector256<double>> sums, Span<int> ones, int width)
    {
        var isBehind = CrossEntropyRows.Behind(width - Lanes);
        ref var from = ref MemoryMarshal.GetReference(x);
        for (var row = 0; row < 4; row++)
        {
            var max = Vector512.Create(largest[row]);
            var first = Power(Vector512.LoadUnsafe(in from, (nuint)starts[row]) - max);
            var last = Power(Vector512.LoadUnsafe(in from, (nuint)(starts[row] + width - Lanes)) - max);
            (powers[2 * row], powers[2 * row + 1]) = (first, last);
            var counted = last & isBehind;
            ones[row] = BitOperations.PopCount(Vector512.Equals(first, Vector512<float>.One).ExtractMostSignificantBits())
                + BitOperations.PopCount(Vector512.Equals(counted, Vector512<float>.One).ExtractMostSignificantBits());
            var (a, b) = Vector512.Widen(WithoutOnes(first));
            var (c, d) = Vector512.Widen(WithoutOnes(counted));
            var strands = Vector512<double>.Zero + a + b + c + d;
            sums[row] = strands.GetLower() + strands.GetUpper();
        }
    }

    // e^x of x ≤ 0. Of two numbers, the second where one is NaN: it stays NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Power(Vector512<float> x) => LaneMath.ExpWithin(new Lanes16(Avx512F.Max(Vector512.Create(-104f), x))).Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> WithoutOnes(Vector512<float> p) => Vector512.ConditionalSelect(Vector512.Equals(p, Vector512<float>.One), Vector512<float>.Zero, p);

    // NaN need not win: it makes the sum of powers NaN.
    private static Vector128<float> Largest(ReadOnlySpan<float> x, ReadOnlySpan<int> starts, int width)
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        var ab = Pair(Eight(ref from, starts[0], width), Eight(ref from, starts[1], width));
        var cd = Pair(Eight(ref from, starts[2], width), Eight(ref from, starts[3], width));
        var four = Vector256.MaxNative(Avx.Shuffle(ab, cd, 0b01_00_01_00), Avx.Shuffle(ab, cd, 0b11_10_11_10));
        return Vector128.MaxNative(four.GetLower(), four.GetUpper());

        static Vector256<float> Eight(ref float from, int start, int width)
        {
            var sixteen = Vector512.MaxNative(Vector512.LoadUnsafe(in from, (nuint)start), Vector512.LoadUnsafe(in from, (nuint)(start + width - Lanes)));
            return Vector256.MaxNative(sixteen.GetLower(), sixteen.GetUpper());
        }

        static Vector256<float> Pair(Vector256<float> a, Vector256<float> b) => Vector256.MaxNative(Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
    }

    // Of each row (x₀ + x₁) + (x₂ + x₃), as Vector256.Sum adds.
    private static Vector256<double> Totals(ReadOnlySpan<Vector256<double>> sums)
    {
        var (ab, cd) = (Avx.HorizontalAdd(sums[0], sums[1]), Avx.HorizontalAdd(sums[2], sums[3]));
        return Avx.Permute2x128(ab, cd, 0x20) + Avx.Permute2x128(ab, cd, 0x31);
    }

    private static Vector128<float> Narrow(Vector256<double> x) => Avx.ConvertToVector128Single(x);
}
