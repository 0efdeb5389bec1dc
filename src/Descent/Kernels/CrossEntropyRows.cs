using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Cross-entropy of rows of logits and its gradient, each row read once; the plain forms are <c>Ops.SoftmaxCrossEntropy</c> and its slope.</summary>
/// <remarks>
/// With m the largest of a row, the powers e^(xⱼ − m) are taken sixteen at a time and summed in double, in sixteen strands. Those
/// that are 1 (the largest itself) are counted apart, so that the sum of the others keeps its digits for a certain answer.
/// </remarks>
internal static class CrossEntropyRows
{
    private const int SmallestShare = 3072; // numbers: more than 1 µs, twice what a hot worker costs
    private const int Block = 256; // numbers of a row whose powers are taken together
    private const int LeastStreamed = 1024; // numbers of a row
    private const int Chunk = 256; // rows whose logarithms are taken together

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
            if (Vector512.IsHardwareAccelerated)
            {
                Run<Lanes16>(part);
            }
            else
            {
                Run<Lanes8>(part);
            }
        }

        [SkipLocalsInit]
        private void Run<T>(int part)
            where T : struct, ILanes<T>
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
            var isStreamed = slopes.Length >= Streaming.Least && width >= LeastStreamed;
            var room = isStreamed ? Room.Of(width) : [];
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
                    CrossEntropyFours.Run<T>(logits, starts, classes.Slice(start, done), slopes.IsEmpty ? default : gradients[start..], others, leads, y, width);
                }

                while (done < rows)
                {
                    var isNarrow = width < PowerSums.Sixteen;
                    var (first, few) = (start + done, isNarrow ? Math.Min(T.Count, rows - done) : 1);
                    var y = slopes.IsEmpty ? default : slopes.Slice(first * width, few * width);
                    var g = slopes.IsEmpty ? default : gradients.Slice(first, few);
                    if (isNarrow)
                    {
                        Narrow<T>(logits, starts[done..], classes.Slice(first, few), g, others[done..], leads[done..], y, width);
                    }
                    else
                    {
                        var next = isStreamed && done + 1 < rows ? logits.Slice(starts[done + 1], width) : default;
                        (others[done], leads[done]) = Row<T>(logits.Slice(starts[done], width), next, classes[first], y, g.IsEmpty ? 0 : g[0], room);
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (float Others, float Lead) Row<T>(ReadOnlySpan<float> x, ReadOnlySpan<float> next, int k, Span<float> slopes, float gradient, Span<float> room)
        where T : struct, ILanes<T>
    {
        var (others, max) = Powers<T>(x, next, room.IsEmpty ? slopes : room);
        var lead = x[k] - max;
        if (!slopes.IsEmpty)
        {
            var scale = (float)(gradient / (1 + others));
            if (room.IsEmpty)
            {
                Blocks.Map(new Scaled(scale), slopes, slopes);
            }
            else
            {
                Streaming.Scale(room, scale, slopes);
            }

            // Of the largest, 1 − e⁰ / (1 + others) would lose the digits of few others.
            slopes[k] = lead == 0 ? (float)(-gradient * others / (1 + others)) : slopes[k] - gradient;
        }

        return ((float)others, lead);
    }

    // Each e^(xⱼ − m), where there is room for them (meanwhile, what comes next is fetched), their sum without the largest, and m.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Others, float Max) Powers<T>(ReadOnlySpan<float> x, ReadOnlySpan<float> next, Span<float> powers)
        where T : struct, ILanes<T>
    {
        var max = Max<T>(x);
        var m = T.Broadcast(max);
        var sums = default(PowerSums);
        var rest = x.Length % PowerSums.Sixteen;
        var whole = x.Length - rest;
        Span<float> scratch = stackalloc float[powers.IsEmpty ? Block : 0];
        for (var start = 0; start < whole; start += Block)
        {
            var length = Math.Min(Block, whole - start);
            var from = x.Slice(start, length);
            var to = powers.IsEmpty ? scratch[..length] : powers.Slice(start, length);
            for (var j = 0; j < length; j += T.Count)
            {
                (T.Load(in from[j]) - m).Store(ref to[j]);
            }

            Streaming.Fetch(next.IsEmpty ? next : next.Slice(start, length));
            PowerSums.Powers<T>(to);
            sums.AddAll<T>(to);
        }

        // The last sixteen once more, of which only those behind the whole ones count.
        for (var j = 0; j < PowerSums.Sixteen && rest > 0; j += T.Count)
        {
            var at = x.Length - PowerSums.Sixteen + j;
            var p = PowerSums.Power(T.Load(in x[at]) - m);
            if (!powers.IsEmpty)
            {
                p.Store(ref powers[at]);
            }

            sums.Add(PowerSums.Behind(p, rest, j), j);
        }

        return (sums.Others, max);
    }

    // NaN need not win: it makes the sum of powers NaN.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Max<T>(ReadOnlySpan<float> x)
        where T : struct, ILanes<T>
    {
        var largest = T.Load(in x[^T.Count]);
        for (var j = 0; j + T.Count <= x.Length; j += T.Count)
        {
            largest = T.Max(T.Load(in x[j]), largest);
        }

        Span<float> sixteen = stackalloc float[PowerSums.Sixteen];
        largest.Store(ref sixteen[0]);
        largest.Store(ref sixteen[PowerSums.Sixteen - T.Count]);
        var eight = Vector256.MaxNative(Vector256.Create<float>(sixteen), Vector256.Create<float>(sixteen[8..]));
        var four = Vector128.MaxNative(eight.GetLower(), eight.GetUpper());
        var two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    // Rows of fewer than 16 numbers, one in each lane.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    private readonly struct Scaled(float by) : ILaneFunction
    {
        private readonly float _by = by;

        public T Of<T>(T x)
            where T : struct, ILanes<T> => x * T.Broadcast(_by);
    }

    // ln(1 + others) − lead
    private readonly struct Loss : ILanePairFunction
    {
        public T Of<T>(T a, T b)
            where T : struct, ILanes<T> => T.Log1P(a) - b;
    }
}
