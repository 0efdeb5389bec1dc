using System.Buffers;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Row kernels of Float32: log-softmax, cross-entropy, and sums and repeats along one axis.</summary>
internal static class Rows
{
    private const int SmallestShare = 32_768; // elements: about 15 µs of exponentials, several times what a hot worker costs
    private const int Block = 2048; // floats of a block, which stay in the first-level cache from one sweep to the next

    /// <summary>Cross-entropy of each row; the plain form is <c>Ops.SoftmaxCrossEntropy.Evaluate</c>. Sums in double, in the order of the row.</summary>
    public static void CrossEntropy(ReadOnlyMemory<float> logits, ReadOnlyMemory<int> classes, Memory<float> losses, int width)
    {
        var parts = Parts(losses.Length, width);
        Workers.Run(parts, new LossJob(logits, classes, losses, width, parts));
    }

    /// <summary>Its gradient by the logits; the plain form is <c>Ops.SoftmaxCrossEntropySlope.Evaluate</c>.</summary>
    public static void CrossEntropySlope(ReadOnlyMemory<float> logits, ReadOnlyMemory<int> classes, ReadOnlyMemory<float> gradients, Memory<float> slopes, int width)
    {
        var parts = Parts(gradients.Length, width);
        Workers.Run(parts, new SlopeJob(logits, classes, gradients, slopes, width, parts));
    }

    /// <summary>Log-softmax of each row; the plain form is <c>Ops.LogSoftmax.Evaluate</c>. Sums in double, in the order of the row.</summary>
    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> y, int width)
    {
        var buffer = ArrayPool<float>.Shared.Rent(width);
        var powers = buffer.AsSpan(0, width);
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

        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <summary>Sums [n, width] over n, into [width]; in double, in the order of n.</summary>
    public static void SumColumns(ReadOnlySpan<float> x, Span<float> sums)
    {
        var buffer = ArrayPool<double>.Shared.Rent(sums.Length);
        var totals = buffer.AsSpan(0, sums.Length);
        totals.Clear();
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

        ArrayPool<double>.Shared.Return(buffer);
    }

    /// <summary>Sums [n, width] over the width, into [n]; in double.</summary>
    public static void SumRows(ReadOnlySpan<float> x, Span<float> sums, int width)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = (float)Sums.Of(x.Slice(i * width, width));
        }
    }

    // e^(xⱼ − max) of rows: shifted row by row, then all at once.
    private static void Powers(ReadOnlySpan<float> x, Span<float> powers, int width)
    {
        for (var start = 0; start < x.Length; start += width)
        {
            var row = x.Slice(start, width);
            var shifted = powers.Slice(start, width);
            var max = Max(row);
            for (var j = 0; j < row.Length; j++)
            {
                shifted[j] = row[j] - max;
            }
        }

        Blocks.Map(default(Exponential), powers, powers);
    }

    // The sum of a row's powers without the first that is largest, and the place of that one, whose power is exactly 1.
    private static (double Others, int Place) Others(ReadOnlySpan<float> powers)
    {
        var (others, place) = (0.0, -1);
        for (var j = 0; j < powers.Length; j++)
        {
            if (powers[j] == 1 && place < 0)
            {
                place = j;
            }
            else
            {
                others += powers[j];
            }
        }

        return (others, Math.Max(place, 0)); // without a largest one there is a NaN, and so is the sum
    }

    // Rows in equal shares; each is computed by one thread alone, so their number changes no bit.
    private static int Parts(int count, int width) => (int)Math.Min(Math.Min(Workers.MaxThreads, Math.Max(1, count)), Math.Max(1, (long)count * width / SmallestShare));

    private static int Share(int count, int part, int parts) => (int)((long)count * part / parts);

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

    private readonly record struct LossJob(ReadOnlyMemory<float> Logits, ReadOnlyMemory<int> Classes, Memory<float> Losses, int Width, int Parts) : IJob
    {
        public void Run(int part)
        {
            var losses = Losses.Span;
            var classes = Classes.Span;
            var (from, to) = (Share(losses.Length, part, Parts), Share(losses.Length, part + 1, Parts));
            var block = Math.Max(1, Block / Width);
            var buffer = ArrayPool<float>.Shared.Rent(block * Width);
            for (var start = from; start < to; start += block)
            {
                var rows = Math.Min(block, to - start);
                var x = Logits.Span.Slice(start * Width, rows * Width);
                var powers = buffer.AsSpan(0, x.Length);
                Powers(x, powers, Width);
                for (var i = 0; i < rows; i++)
                {
                    var k = i * Width + classes[start + i];
                    var (others, place) = Others(powers.Slice(i * Width, Width));
                    losses[start + i] = (float)(F64.Log1P(new(others)).Value - ((double)x[k] - x[i * Width + place]));
                }
            }

            ArrayPool<float>.Shared.Return(buffer);
        }
    }

    private readonly record struct SlopeJob(ReadOnlyMemory<float> Logits, ReadOnlyMemory<int> Classes, ReadOnlyMemory<float> Gradients, Memory<float> Slopes, int Width, int Parts) : IJob
    {
        public void Run(int part)
        {
            var gradients = Gradients.Span;
            var classes = Classes.Span;
            var (from, to) = (Share(gradients.Length, part, Parts), Share(gradients.Length, part + 1, Parts));
            var block = Math.Max(1, Block / Width);
            for (var start = from; start < to; start += block)
            {
                var rows = Math.Min(block, to - start);
                var slopes = Slopes.Span.Slice(start * Width, rows * Width);
                Powers(Logits.Span.Slice(start * Width, rows * Width), slopes, Width);
                for (var i = 0; i < rows; i++)
                {
                    var row = slopes.Slice(i * Width, Width);
                    var k = classes[start + i];
                    var (others, place) = Others(row);
                    var (scale, own) = (gradients[start + i] / (1 + others), k == place ? others : 1 + others - row[k]);
                    var factor = (float)scale;
                    for (var j = 0; j < row.Length; j++)
                    {
                        row[j] *= factor;
                    }

                    row[k] = (float)(-scale * own);
                }
            }
        }
    }

    private readonly struct Shift(Lanes by) : ILaneFunction
    {
        private readonly Lanes _by = by;

        public Lanes Of(Lanes x) => x + _by;
    }

    private readonly struct Exponential : ILaneFunction
    {
        public Lanes Of(Lanes x) => Lanes.Exp(x);
    }
}
