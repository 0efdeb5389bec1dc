using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Cross-entropy of rows of logits and its gradient, each row read once; the plain forms are <c>Ops.SoftmaxCrossEntropy</c> and its slope.</summary>
/// <remarks>
/// With m the largest of a row, the powers e^(xⱼ − m) are taken eight at a time and summed in double, in eight strands. Those
/// that are 1 (the largest itself) are counted apart, so that the sum of the others keeps its digits for a certain answer.
/// </remarks>
internal static class CrossEntropyRows
{
    private const int SmallestShare = 3072; // numbers: more than 1 µs, twice what a hot worker costs
    private const int Chunk = 256; // rows whose logarithms are taken together
    private static readonly int Lanes = Vector512.IsHardwareAccelerated ? Lanes16.Count : Lanes8.Count;

    /// <summary>The losses, the gradients by the logits, or both.</summary>
    /// <param name="logits">[n, width], or a table whose rows are chosen by number.</param>
    /// <param name="classes">The true class of each row, checked.</param>
    /// <param name="losses">Room for n losses, or empty.</param>
    /// <param name="gradients">The gradient by each loss, where slopes are wanted.</param>
    /// <param name="slopes">Room for the gradients by the logits, or empty.</param>
    /// <param name="width">The number of classes.</param>
    /// <param name="numbers">The row of logits of each of the n, checked; empty where they are rows 0, 1, 2….</param>
    public static void Run(
        ReadOnlyMemory<float> logits, ReadOnlyMemory<int> classes, Memory<float> losses, ReadOnlyMemory<float> gradients, Memory<float> slopes, int width, ReadOnlyMemory<int> numbers = default)
    {
        var count = classes.Length;
        var parts = (int)Math.Min(Math.Min(Workers.MaxThreads, Math.Max(1, count)), Math.Max(1, (long)count * width / SmallestShare));
        Workers.Run(parts, new Job(logits, numbers, classes, losses, gradients, slopes, width, parts));
    }

    // Each row is computed by one thread alone, so their number changes no bit.
    private readonly record struct Job(
        ReadOnlyMemory<float> Logits, ReadOnlyMemory<int> Numbers, ReadOnlyMemory<int> Classes, Memory<float> Losses, ReadOnlyMemory<float> Gradients, Memory<float> Slopes, int Width, int Parts)
        : IJob
    {
        public void Run(int part)
        {
            var (count, width) = (Classes.Length, Width);
            var (from, to) = ((int)((long)count * part / Parts), (int)((long)count * (part + 1) / Parts));
            var logits = Logits.Span;
            var numbers = Numbers.Span;
            var classes = Classes.Span;
            var losses = Losses.Span;
            var gradients = Gradients.Span;
            var slopes = Slopes.Span;
            Span<float> others = stackalloc float[Chunk];
            Span<float> leads = stackalloc float[Chunk];
            Span<int> starts = stackalloc int[Chunk];
            for (var start = from; start < to; start += Chunk)
            {
                var rows = Math.Min(Chunk, to - start);
                for (var i = 0; i < rows; i++)
                {
                    starts[i] = width * (numbers.IsEmpty ? start + i : numbers[start + i]);
                }

                var done = 0;
                if (CrossEntropyFours.Takes(width))
                {
                    done = rows / 4 * 4;
                    var y = slopes.IsEmpty ? default : slopes.Slice(start * width, done * width);
                    CrossEntropyFours.Run(logits, starts, classes.Slice(start, done), slopes.IsEmpty ? default : gradients[start..], others, leads, y, width);
                }

                while (done < rows)
                {
                    var (first, few) = (start + done, width < Vector512<float>.Count ? Math.Min(Lanes, rows - done) : 1);
                    var y = slopes.IsEmpty ? default : slopes.Slice(first * width, few * width);
                    var g = slopes.IsEmpty ? default : gradients.Slice(first, few);
                    if (width >= Vector512<float>.Count)
                    {
                        (others[done], leads[done]) = Row(logits.Slice(starts[done], width), classes[first], y, g.IsEmpty ? 0 : g[0]);
                    }
                    else if (Lanes == Lanes16.Count)
                    {
                        Narrow<Lanes16>(logits, starts[done..], classes.Slice(first, few), g, others[done..], leads[done..], y, width);
                    }
                    else
                    {
                        Narrow<Lanes8>(logits, starts[done..], classes.Slice(first, few), g, others[done..], leads[done..], y, width);
                    }

                    done += few;
                }

                if (!losses.IsEmpty)
                {
                    Blocks.Map(default(Loss), others[..rows], leads[..rows], losses.Slice(start, rows));
                }
            }
        }
    }

    // Σ e^(xⱼ − m) without the largest, and how far the true class k is ahead of it: x_k − m, 0 or less. Of 16 numbers or more.
    private static (float Others, float Lead) Row(ReadOnlySpan<float> x, int k, Span<float> slopes, float gradient)
    {
        var max = Max(x);
        var strands = default(Strands);
        var whole = MemoryMarshal.Cast<float, Vector512<float>>(x);
        var room = MemoryMarshal.Cast<float, Vector512<float>>(slopes);
        for (var j = 0; j < whole.Length; j++)
        {
            var p = Powers(whole[j], max);
            if (j < room.Length)
            {
                room[j] = p;
            }

            Add(p, ref strands);
        }

        // The last sixteen once more, of which only those behind the whole ones count.
        var rest = x.Length % Vector512<float>.Count;
        var last = default(Vector512<float>);
        if (rest > 0)
        {
            last = Powers(Last(x), max);
            Add(last & Behind(rest), ref strands);
        }

        var others = strands.Sum;
        var lead = x[k] - max;
        if (!slopes.IsEmpty)
        {
            var scale = (float)(gradient / (1 + others));
            var by2 = Vector512.Create(scale);
            for (var j = 0; j < room.Length; j++)
            {
                room[j] *= by2;
            }

            if (rest > 0)
            {
                (last * by2).StoreUnsafe(ref MemoryMarshal.GetReference(slopes), (nuint)(slopes.Length - Vector512<float>.Count));
            }

            // Of the largest, 1 − e⁰ / (1 + others) would lose the digits of few others.
            slopes[k] = lead == 0 ? (float)(-gradient * others / (1 + others)) : slopes[k] - gradient;
        }

        return ((float)others, lead);
    }

    // e^(x − m). Where registers are of eight, by halves: whole formulas on emulated sixteens are slow.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Powers(Vector512<float> x, float max) => Vector512.IsHardwareAccelerated
        ? Lanes16.Exp(new(x - Vector512.Create(max))).Value
        : Vector512.Create(Lanes8.Exp(new(x.GetLower() - Vector256.Create(max))).Value, Lanes8.Exp(new(x.GetUpper() - Vector256.Create(max))).Value);

    // Powers that are 1 are counted, the others summed in eight strands.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector512<float> p, ref Strands strands)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var isOne = Vector512.Equals(p, Vector512<float>.One);
            strands.Ones += BitOperations.PopCount(isOne.ExtractMostSignificantBits());
            var (low, high) = Vector512.Widen(Vector512.AndNot(p, isOne));
            strands.All = strands.All + low + high;
        }
        else
        {
            Add(p.GetLower(), ref strands);
            Add(p.GetUpper(), ref strands);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<float> p, ref Strands strands)
    {
        var isOne = Vector256.Equals(p, Vector256<float>.One);
        strands.Ones += BitOperations.PopCount(isOne.ExtractMostSignificantBits());
        var (low, high) = Vector256.Widen(Vector256.AndNot(p, isOne));
        strands.Low += low;
        strands.High += high;
    }

    // Eight sums in double, in one register or in two, and a count.
    private struct Strands
    {
        public Vector512<double> All;
        public Vector256<double> Low;
        public Vector256<double> High;
        public int Ones;

        public readonly double Sum => Vector256.Sum(All.GetLower() + Low + (All.GetUpper() + High)) + (Ones - 1);
    }

    /// <summary>A mask that lets the last few of a register through.</summary>
    public static Vector512<float> Behind(int count) => Vector512.LoadUnsafe(in MemoryMarshal.GetReference(Masks), (nuint)count).AsSingle();

    private static ReadOnlySpan<int> Masks => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1];

    private static Vector512<float> Last(ReadOnlySpan<float> x) => Vector512.LoadUnsafe(in MemoryMarshal.GetReference(x), (nuint)(x.Length - Vector512<float>.Count));

    // NaN need not win: it makes the sum of powers NaN.
    private static float Max(ReadOnlySpan<float> x)
    {
        var largest = Last(x);
        foreach (var sixteen in MemoryMarshal.Cast<float, Vector512<float>>(x))
        {
            largest = Vector512.MaxNative(sixteen, largest);
        }

        var eight = Vector256.MaxNative(largest.GetLower(), largest.GetUpper());
        var four = Vector128.MaxNative(eight.GetLower(), eight.GetUpper());
        var two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    // Rows of fewer than 16 numbers, one in each lane.
    private static void Narrow<T>(ReadOnlySpan<float> x, ReadOnlySpan<int> starts, ReadOnlySpan<int> classes, ReadOnlySpan<float> gradients, Span<float> others, Span<float> leads, Span<float> slopes, int width)
        where T : struct, ILanes<T>
    {
        Span<float> columns = stackalloc float[16 * 16];
        Span<float> room = stackalloc float[3 * 16];
        var (one, count) = (T.Broadcast(1), classes.Length);
        for (var j = 0; j < width; j++)
        {
            for (var i = 0; i < count; i++)
            {
                columns[j * T.Count + i] = x[starts[i] + j];
            }
        }

        ref var first = ref columns[0];
        var max = T.Load(ref first);
        for (var j = 1; j < width; j++)
        {
            max = T.Max(max, T.Load(ref Unsafe.Add(ref first, j * T.Count)));
        }

        // Kahan's sum: as many digits as one in double would have.
        var (sum, lost, ones) = (T.Broadcast(0), T.Broadcast(0), T.Broadcast(0));
        for (var j = 0; j < width; j++)
        {
            ref var column = ref Unsafe.Add(ref first, j * T.Count);
            var p = T.Exp(T.Load(ref column) - max);
            p.Store(ref column);
            var isOne = T.Equal(p, one);
            ones += T.Select(isOne, one, T.Broadcast(0));
            var term = T.Select(isOne, T.Broadcast(0), p) - lost;
            var next = sum + term;
            lost = next - sum - term;
            sum = next;
        }

        sum += ones - one;
        max.Store(ref room[0]);
        sum.Store(ref room[16]);
        (one / (sum + one)).Store(ref room[32]);
        for (var i = 0; i < count; i++)
        {
            var row = x.Slice(starts[i], width);
            (others[i], leads[i]) = (room[16 + i], row[classes[i]] - room[i]);
            if (!slopes.IsEmpty)
            {
                var scale = room[32 + i] * gradients[i];
                var to = slopes.Slice(i * width, width);
                for (var j = 0; j < to.Length; j++)
                {
                    to[j] = columns[j * T.Count + i] * scale;
                }

                to[classes[i]] = leads[i] == 0 ? -others[i] * scale : to[classes[i]] - gradients[i];
            }
        }
    }

    // ln(1 + others) − lead
    private readonly struct Loss : ILanePairFunction
    {
        public T Of<T>(T a, T b)
            where T : struct, ILanes<T> => T.Log1P(a) - b;
    }
}
