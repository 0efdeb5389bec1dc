using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Row kernels of Float32: log-softmax, and sums and repeats along one axis.</summary>
internal static class Rows
{
    private const int Near = 8192; // floats: two thirds of a first-level cache

    [ThreadStatic]
    private static double[]? _totals;

    /// <summary>Log-softmax of each row; the plain form is <c>Ops.LogSoftmax.Evaluate</c>. Sums in double, in the order of the row.</summary>
    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> y, int width)
    {
        var powers = Room.Of(width);
        for (var start = 0; start < x.Length; start += width)
        {
            var (from, to) = (start, start + width);
            var max = Max(x[from..to]);
            var shifted = y[from..to];
            Blocks.Map(new Shift(-max), x[from..to], shifted);
            Blocks.Map(default(Exponential), shifted, powers);
            var (sum, isMaxSeen) = (0.0, false); // without the maximum's own power, which is 1
            foreach (var power in powers)
            {
                sum += isMaxSeen || power != 1 ? power : 0;
                isMaxSeen |= power == 1;
            }

            Blocks.Map(new Shift((float)-F64.Log1P(new(sum)).Value), shifted, shifted);
        }
    }

    /// <summary>Sums [n, width] over n, into [width]; in double, in the order of n.</summary>
    public static void SumColumns(ReadOnlySpan<float> x, Span<float> sums)
    {
        var totals = Room.Kept(ref _totals, sums.Length).AsSpan(0, sums.Length);
        totals.Clear();
        var stretch = Math.Max(1, Near / sums.Length) * sums.Length; // whole rows that stay near while their columns are summed one after the other
        for (var start = 0; start < x.Length; start += stretch)
        {
            AddColumns(x.Slice(start, Math.Min(stretch, x.Length - start)), totals);
        }

        for (var j = 0; j < sums.Length; j++)
        {
            sums[j] = (float)totals[j];
        }
    }

    // The columns of a few rows, sixteen, eight or one at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddColumns(ReadOnlySpan<float> x, Span<double> totals)
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(totals);
        var j = 0;
        for (; j + 16 <= totals.Length; j += 16)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref to, (nuint)j), Vector256.LoadUnsafe(ref to, (nuint)j + 4));
            var (c, d) = (Vector256.LoadUnsafe(ref to, (nuint)j + 8), Vector256.LoadUnsafe(ref to, (nuint)j + 12));
            for (var i = j; i < x.Length; i += totals.Length)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                (a, b) = (a + low, b + high);
                (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i + 8));
                (c, d) = (c + low, d + high);
            }

            a.StoreUnsafe(ref to, (nuint)j);
            b.StoreUnsafe(ref to, (nuint)j + 4);
            c.StoreUnsafe(ref to, (nuint)j + 8);
            d.StoreUnsafe(ref to, (nuint)j + 12);
        }

        if (j + 8 <= totals.Length)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref to, (nuint)j), Vector256.LoadUnsafe(ref to, (nuint)j + 4));
            for (var i = j; i < x.Length; i += totals.Length)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                (a, b) = (a + low, b + high);
            }

            a.StoreUnsafe(ref to, (nuint)j);
            b.StoreUnsafe(ref to, (nuint)j + 4);
            j += 8;
        }

        for (; j < totals.Length; j++)
        {
            var total = totals[j];
            for (var i = j; i < x.Length; i += totals.Length)
            {
                total += x[i];
            }

            totals[j] = total;
        }
    }

    /// <summary>Adds a row to sums in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<float> row, Span<double> totals)
    {
        var eights = MemoryMarshal.Cast<float, Vector256<float>>(row);
        var fours = MemoryMarshal.Cast<double, Vector256<double>>(totals);
        for (var j = 0; j < eights.Length && 2 * j + 1 < fours.Length; j++)
        {
            var (low, high) = Vector256.Widen(eights[j]);
            fours[2 * j] += low;
            fours[2 * j + 1] += high;
        }

        for (var j = eights.Length * Vector256<float>.Count; j < row.Length; j++)
        {
            totals[j] += row[j];
        }
    }

    /// <summary>Sums [n, width] over the width, into [n]; in double.</summary>
    public static void SumRows(ReadOnlySpan<float> x, Span<float> sums, int width)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = (float)Sums.Of(x.Slice(i * width, width));
        }
    }

    // NaN wins, as a row with NaN has no maximum.
    private static float Max(ReadOnlySpan<float> x)
    {
        var max = x[0];
        foreach (var value in x)
        {
            max = value > max || float.IsNaN(value) ? value : max;
        }

        return max;
    }

    private readonly struct Shift(float by) : ILaneFunction
    {
        private readonly float _by = by;

        public T Of<T>(T x)
            where T : struct, ILanes<T> => x + T.Broadcast(_by);
    }

    private readonly struct Exponential : ILaneFunction
    {
        public T Of<T>(T x)
            where T : struct, ILanes<T> => T.Exp(x);
    }
}
