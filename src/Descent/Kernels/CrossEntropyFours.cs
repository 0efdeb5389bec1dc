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
    [SkipLocalsInit] // 10 KB, all of it written before it is read
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Run<T>(
        ReadOnlySpan<float> x, ReadOnlySpan<int> starts, ReadOnlySpan<int> classes, ReadOnlySpan<float> gradients, Span<float> others, Span<float> leads, Span<float> slopes, int width)
        where T : struct, ILanes<T>
    {
        // Step by step for many rows: a step of one waits for the step before, those of many do not wait for each other.
        Span<float> room = stackalloc float[Chunk * Most + Half];
        var powers = room.Slice(Room.ToCacheLine((float*)Unsafe.AsPointer(ref room[0])), Chunk * Most);
        Span<float> largest = stackalloc float[Chunk];
        Span<double> sums = stackalloc double[Chunk];
        Span<float> scales = stackalloc float[Chunk];
        for (var start = 0; start < classes.Length; start += Chunk)
        {
            var count = Math.Min(Chunk, classes.Length - start);
            var from = starts.Slice(start, count);
            Largest<T>(x, from, largest, width);
            Powers<T>(x, from, largest, powers, width);
            Sum<T>(powers, sums[..count], width);
            for (var i = 0; i < count; i++)
            {
                others[start + i] = (float)sums[i];
                leads[start + i] = x[from[i] + classes[start + i]] - largest[i];
            }

            if (!slopes.IsEmpty)
            {
                Scales(sums[..count], gradients[start..], scales);
                Slopes<T>(powers, sums[..count], scales, classes[start..], gradients[start..], leads[start..], slopes[(start * width)..], width);
            }
        }
    }

    // e^(xⱼ − m) of the first 16 of each row and of its last 16: four registers at a time, of one row or of two.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Powers<T>(ReadOnlySpan<float> x, ReadOnlySpan<int> starts, ReadOnlySpan<float> largest, Span<float> powers, int width)
        where T : struct, ILanes<T>
    {
        var all = MemoryMarshal.Cast<float, T>(powers);
        var rows = 4 * T.Count / Most;
        for (var (row, i) = (0, 0); row < starts.Length; row += rows, i += 4)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), starts[row]);
            ref var next = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), starts[row + rows - 1]);
            var (m, n) = (T.Broadcast(largest[row]), T.Broadcast(largest[row + rows - 1]));
            var (a, b, c, d) = rows == 1
                ? (T.Load(in first), T.Load(in Unsafe.Add(ref first, T.Count)), T.Load(in Unsafe.Add(ref next, width - Half)), T.Load(in Unsafe.Add(ref next, width - T.Count)))
                : (T.Load(in first), T.Load(in Unsafe.Add(ref first, width - Half)), T.Load(in next), T.Load(in Unsafe.Add(ref next, width - Half)));
            (all[i], all[i + 1], all[i + 2], all[i + 3]) = LaneMath.ExpWithin(T.AtLeast(-104, a - m), T.AtLeast(-104, b - m), T.AtLeast(-104, c - n), T.AtLeast(-104, d - n));
        }
    }

    // Of each row; of its last 16, only those behind the first 16 count.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<T>(ReadOnlySpan<float> powers, Span<double> sums, int width)
        where T : struct, ILanes<T>
    {
        ref var all = ref MemoryMarshal.GetReference(powers[..(sums.Length * Most)]);
        ref var to = ref MemoryMarshal.GetReference(sums);
        for (var i = 0; i < sums.Length; i += 4)
        {
            ref var first = ref Unsafe.Add(ref all, i * Most);
            var (a, b) = (Row<T>(ref first, width), Row<T>(ref Unsafe.Add(ref first, Most), width));
            var (c, d) = (Row<T>(ref Unsafe.Add(ref first, 2 * Most), width), Row<T>(ref Unsafe.Add(ref first, 3 * Most), width));

            // (x₀ + x₁) + (x₂ + x₃) each, as Vector256.Sum adds.
            var (ab, cd) = (Avx.HorizontalAdd(a.Fours, b.Fours), Avx.HorizontalAdd(c.Fours, d.Fours));
            var eight = Avx.HorizontalAdd(Avx.HorizontalAdd(a.Ones, b.Ones), Avx.HorizontalAdd(c.Ones, d.Ones));
            var ones = eight.GetLower() + eight.GetUpper() - Vector128<float>.One;
            (Avx.Permute2x128(ab, cd, 0x20) + Avx.Permute2x128(ab, cd, 0x31) + Avx.ConvertToVector256Double(ones)).StoreUnsafe(ref to, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Fours, Vector256<float> Ones) Row<T>(ref float powers, int width)
        where T : struct, ILanes<T>
    {
        ref var last = ref Unsafe.Add(ref powers, Half);
        if (T.Count == Half)
        {
            return PowerSums.Of(Vector512.LoadUnsafe(ref powers), PowerSums.Behind(Vector512.LoadUnsafe(ref last), width - Half));
        }

        var sum = default(PowerSums);
        sum.Add(T.Load(in powers), 0);
        sum.Add(T.Load(in Unsafe.Add(ref powers, T.Count)), T.Count);
        sum.Add(PowerSums.Behind(T.Load(in last), width - Half, 0), 0);
        sum.Add(PowerSums.Behind(T.Load(in Unsafe.Add(ref last, T.Count)), width - Half, T.Count), T.Count);
        return (sum.Fours, sum.Ones);
    }

    // What the powers of each row are multiplied by: g / (1 + Σ).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scales(ReadOnlySpan<double> sums, ReadOnlySpan<float> gradients, Span<float> scales)
    {
        for (var i = 0; i < sums.Length; i += 4)
        {
            var scale = Avx.ConvertToVector256Double(Vector128.Create(gradients.Slice(i, 4))) / (Vector256<double>.One + Vector256.Create(sums.Slice(i, 4)));
            Avx.ConvertToVector128Single(scale).CopyTo(scales[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Slopes<T>(
        ReadOnlySpan<float> powers, ReadOnlySpan<double> sums, ReadOnlySpan<float> scales, ReadOnlySpan<int> classes, ReadOnlySpan<float> gradients, ReadOnlySpan<float> leads, Span<float> slopes, int width)
        where T : struct, ILanes<T>
    {
        for (var row = 0; row < sums.Length; row++)
        {
            var (k, gradient) = (classes[row], gradients[row]);
            var scale = T.Broadcast(scales[row]);
            ref var from = ref MemoryMarshal.GetReference(powers.Slice(row * Most, Most));
            var to = slopes.Slice(row * width, width);
            ref var first = ref MemoryMarshal.GetReference(to);
            for (var j = 0; j < Half; j += T.Count)
            {
                (T.Load(in Unsafe.Add(ref from, j)) * scale).Store(ref Unsafe.Add(ref first, j));
            }

            for (var j = 0; j < Half; j += T.Count)
            {
                (T.Load(in Unsafe.Add(ref from, Half + j)) * scale).Store(ref Unsafe.Add(ref first, width - Half + j));
            }

            to[k] = leads[row] == 0 ? (float)(-gradient * sums[row] / (1 + sums[row])) : to[k] - gradient;
        }
    }

    // NaN need not win: it makes the sum of powers NaN.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
