using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Cross-entropy of rows of 17 to 32 logits, four rows side by side: alphabets, and other small sets of classes.</summary>
/// <remarks>The bits are those of a row alone. What runs across a row (its largest, its sum, its division) is done for four at once.</remarks>
internal static class CrossEntropyFours
{
    private const int Half = PowerSums.Sixteen;
    private const int Most = 2 * Half; // numbers of a row
    private const int Chunk = 64; // rows: 8 KB of powers, a quarter of a first-level cache

    /// <summary>Whether rows of so many numbers are taken.</summary>
    public static bool Takes(int width) => Avx2.IsSupported && Fma.IsSupported && width is > Half and <= Most;

    /// <summary>For each of 4 n rows, which start there in x: Σ e^(xⱼ − m) without the largest, how far the true class is ahead of it, and, where wanted, the slopes.</summary>
    public static void Run<T>(
        ReadOnlySpan<float> x, ReadOnlySpan<int> starts, ReadOnlySpan<int> classes, ReadOnlySpan<float> gradients, Span<float> others, Span<float> leads, Span<float> slopes, int width)
        where T : struct, ILanes<T>
    {
        // Step by step for many rows: a step of one waits for the step before, those of many do not wait for each other.
        Span<float> powers = stackalloc float[Chunk * Most];
        Span<float> largest = stackalloc float[Chunk];
        Span<double> sums = stackalloc double[Chunk];
        for (var start = 0; start < classes.Length; start += Chunk)
        {
            var count = Math.Min(Chunk, classes.Length - start);
            var from = starts.Slice(start, count);
            Largest<T>(x, from, largest, width);
            Shift<T>(x, from, largest, powers, width);
            PowerSums.Powers<T>(powers[..(count * Most)]);
            Sum<T>(powers, sums[..count], width);
            for (var i = 0; i < count; i++)
            {
                others[start + i] = (float)sums[i];
                leads[start + i] = x[from[i] + classes[start + i]] - largest[i];
            }

            if (!slopes.IsEmpty)
            {
                Slopes<T>(powers, sums[..count], classes[start..], gradients[start..], leads[start..], slopes[(start * width)..], width);
            }
        }
    }

    // The first 16 of each row and its last 16.
    private static void Shift<T>(ReadOnlySpan<float> x, ReadOnlySpan<int> starts, ReadOnlySpan<float> largest, Span<float> shifted, int width)
        where T : struct, ILanes<T>
    {
        for (var row = 0; row < starts.Length; row++)
        {
            var max = T.Broadcast(largest[row]);
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), starts[row]);
            ref var to = ref MemoryMarshal.GetReference(shifted.Slice(row * Most, Most));
            for (var j = 0; j < Half; j += T.Count)
            {
                (T.Load(in Unsafe.Add(ref first, j)) - max).Store(ref Unsafe.Add(ref to, j));
                (T.Load(in Unsafe.Add(ref first, width - Half + j)) - max).Store(ref Unsafe.Add(ref to, Half + j));
            }
        }
    }

    // Of each row; of its last 16, only those behind the first 16 count.
    private static void Sum<T>(ReadOnlySpan<float> powers, Span<double> sums, int width)
        where T : struct, ILanes<T>
    {
        for (var i = 0; i < sums.Length; i += 4)
        {
            var (a, b, c, d) = (Row(powers, i), Row(powers, i + 1), Row(powers, i + 2), Row(powers, i + 3));

            // (x₀ + x₁) + (x₂ + x₃) each, as Vector256.Sum adds.
            var (ab, cd) = (Avx.HorizontalAdd(a.Fours, b.Fours), Avx.HorizontalAdd(c.Fours, d.Fours));
            var ones = Avx.ConvertToVector256Double(Vector128.Create(a.Ones, b.Ones, c.Ones, d.Ones) - Vector128<int>.One);
            (Avx.Permute2x128(ab, cd, 0x20) + Avx.Permute2x128(ab, cd, 0x31) + ones).CopyTo(sums[i..]);
        }

        PowerSums Row(ReadOnlySpan<float> powers, int row)
        {
            var sum = default(PowerSums);
            ref var first = ref MemoryMarshal.GetReference(powers.Slice(row * Most, Most));
            for (var j = 0; j < Half; j += T.Count)
            {
                sum.Add(T.Load(in Unsafe.Add(ref first, j)));
            }

            for (var j = 0; j < Half; j += T.Count)
            {
                sum.Add(PowerSums.Behind(T.Load(in Unsafe.Add(ref first, Half + j)), width - Half, j));
            }

            return sum;
        }
    }

    private static void Slopes<T>(
        ReadOnlySpan<float> powers, ReadOnlySpan<double> sums, ReadOnlySpan<int> classes, ReadOnlySpan<float> gradients, ReadOnlySpan<float> leads, Span<float> slopes, int width)
        where T : struct, ILanes<T>
    {
        for (var row = 0; row < sums.Length; row++)
        {
            var (k, gradient) = (classes[row], gradients[row]);
            var scale = (float)(gradient / (1 + sums[row]));
            ref var from = ref MemoryMarshal.GetReference(powers.Slice(row * Most, Most));
            var to = slopes.Slice(row * width, width);
            ref var first = ref MemoryMarshal.GetReference(to);
            for (var j = 0; j < Half; j += T.Count)
            {
                (T.Load(in Unsafe.Add(ref from, j)) * T.Broadcast(scale)).Store(ref Unsafe.Add(ref first, j));
            }

            for (var j = 0; j < Half; j += T.Count)
            {
                (T.Load(in Unsafe.Add(ref from, Half + j)) * T.Broadcast(scale)).Store(ref Unsafe.Add(ref first, width - Half + j));
            }

            to[k] = leads[row] == 0 ? (float)(-gradient * sums[row] / (1 + sums[row])) : to[k] - gradient;
        }
    }

    // NaN need not win: it makes the sum of powers NaN.
    private static void Largest<T>(ReadOnlySpan<float> x, ReadOnlySpan<int> starts, Span<float> largest, int width)
        where T : struct, ILanes<T>
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        for (var i = 0; i < starts.Length; i += 4)
        {
            var ab = Pair(Eight(ref from, starts[i], width), Eight(ref from, starts[i + 1], width));
            var cd = Pair(Eight(ref from, starts[i + 2], width), Eight(ref from, starts[i + 3], width));
            var four = Vector256.MaxNative(Avx.Shuffle(ab, cd, 0b01_00_01_00), Avx.Shuffle(ab, cd, 0b11_10_11_10));
            Vector128.MaxNative(four.GetLower(), four.GetUpper()).CopyTo(largest[i..]);
        }

        static Vector256<float> Eight(ref float from, int start, int width)
        {
            var (first, last) = ((nuint)start, (nuint)(start + width - Half));
            if (T.Count == Half)
            {
                var sixteen = Vector512.MaxNative(Vector512.LoadUnsafe(in from, first), Vector512.LoadUnsafe(in from, last));
                return Vector256.MaxNative(sixteen.GetLower(), sixteen.GetUpper());
            }

            return Vector256.MaxNative(
                Vector256.MaxNative(Vector256.LoadUnsafe(in from, first), Vector256.LoadUnsafe(in from, first + 8)),
                Vector256.MaxNative(Vector256.LoadUnsafe(in from, last), Vector256.LoadUnsafe(in from, last + 8)));
        }

        static Vector256<float> Pair(Vector256<float> a, Vector256<float> b) => Vector256.MaxNative(Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
    }
}
