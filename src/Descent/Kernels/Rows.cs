using System.Runtime.InteropServices;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Row kernels of Float32: log-softmax, cross-entropy, and sums and repeats along one axis.</summary>
internal static class Rows
{
    private const int SmallestShare = 32_768; // elements: about 15 µs of exponentials, several times what a hot worker costs

    /// <summary>Cross-entropy of each row; the plain form is <c>Ops.SoftmaxCrossEntropy.Evaluate</c>. Sums in double, in the order of the row.</summary>
    public static void CrossEntropy(ReadOnlyMemory<float> logits, ReadOnlyMemory<int> classes, Memory<float> losses, int width) => Split(losses.Length, width, (from, to) =>
    {
        var powers = new float[width];
        for (var i = from; i < to; i++)
        {
            var row = logits.Span.Slice(i * width, width);
            var (max, others, _) = Powers(row, powers);
            losses.Span[i] = (float)(F64.Log1P(new(others)).Value - (row[classes.Span[i]] - max));
        }
    });

    /// <summary>Its gradient by the logits; the plain form is <c>Ops.SoftmaxCrossEntropySlope.Evaluate</c>.</summary>
    public static void CrossEntropySlope(ReadOnlyMemory<float> logits, ReadOnlyMemory<int> classes, ReadOnlyMemory<float> gradients, Memory<float> slopes, int width) => Split(gradients.Length, width, (from, to) =>
    {
        for (var i = from; i < to; i++)
        {
            var row = slopes.Span.Slice(i * width, width);
            var k = classes.Span[i];
            var (_, others, place) = Powers(logits.Span.Slice(i * width, width), row);
            var (scale, own) = (gradients.Span[i] / (1 + others), k == place ? others : 1 + others - row[k]);
            Blocks.Map(new Scale(Lanes.From(scale)), row, row);
            row[k] = (float)(-scale * own);
        }
    });

    /// <summary>Log-softmax of each row; the plain form is <c>Ops.LogSoftmax.Evaluate</c>. Sums in double, in the order of the row.</summary>
    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> y, int width)
    {
        var powers = new float[width];
        for (var start = 0; start < x.Length; start += width)
        {
            var (from, to) = (start, start + width);
            var max = Max(x[from..to]);
            var shifted = y[from..to];
            Blocks.Map(new Shift(Lanes.From(-(double)max)), x[from..to], shifted);
            Blocks.Map(default(Exponential), shifted, powers);
            var (sum, isMaxSeen) = (0.0, false); // without the maximum's own power, which is 1
            foreach (var power in powers)
            {
                sum += isMaxSeen || power != 1 ? power : 0;
                isMaxSeen |= power == 1;
            }

            Blocks.Map(new Shift(Lanes.From(-F64.Log1P(new(sum)).Value)), shifted, shifted);
        }
    }

    /// <summary>Sums [n, width] over n, into [width]; in double, in the order of n.</summary>
    public static void SumColumns(ReadOnlySpan<float> x, Span<float> sums)
    {
        var totals = new double[sums.Length];
        for (var start = 0; start < x.Length; start += sums.Length)
        {
            var row = x.Slice(start, sums.Length);
            for (var j = 0; j < row.Length; j++)
            {
                totals[j] += row[j];
            }
        }

        for (var j = 0; j < sums.Length; j++)
        {
            sums[j] = (float)totals[j];
        }
    }

    /// <summary>Sums [n, width] over the width, into [n]; in double, in the order of the row.</summary>
    public static void SumRows(ReadOnlySpan<float> x, Span<float> sums, int width)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var total = 0.0;
            foreach (var value in x.Slice(i * width, width))
            {
                total += value;
            }

            sums[i] = (float)total;
        }
    }

    // e^(xⱼ − max) of a row, their sum without the first that is largest, and the place of that one.
    private static (float Max, double Others, int Place) Powers(ReadOnlySpan<float> row, Span<float> powers)
    {
        var max = Max(row);
        Blocks.Map(new Shift(Lanes.From(-(double)max)), row, powers);
        Blocks.Map(default(Exponential), powers, powers);
        var sum = 0.0;
        foreach (var power in powers)
        {
            sum += power;
        }

        // The largest power is exactly 1. What the others add to it survives in double, but for the last digits of a certain answer.
        var place = row.IndexOf(max);
        var others = sum - 1;
        if (others < 1)
        {
            others = 0;
            for (var j = 0; j < powers.Length; j++)
            {
                others += j == place ? 0 : powers[j];
            }
        }

        return (max, others, place);
    }

    // Rows in equal shares; each is computed by one thread alone, so their number changes no bit.
    private static void Split(int count, int width, Action<int, int> rows)
    {
        var parts = (int)Math.Min(Math.Min(Workers.MaxThreads, count), Math.Max(1, (long)count * width / SmallestShare));
        if (parts <= 1)
        {
            rows(0, count);
        }
        else
        {
            Workers.Run(parts, part => rows((int)((long)count * part / parts), (int)((long)count * (part + 1) / parts)));
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

    private readonly struct Shift(Lanes by) : ILaneFunction
    {
        private readonly Lanes _by = by;

        public Lanes Of(Lanes x) => x + _by;
    }

    private readonly struct Scale(Lanes by) : ILaneFunction
    {
        private readonly Lanes _by = by;

        public Lanes Of(Lanes x) => x * _by;
    }

    private readonly struct Exponential : ILaneFunction
    {
        public Lanes Of(Lanes x) => Lanes.Exp(x);
    }
}
