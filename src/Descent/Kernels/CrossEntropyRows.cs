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
    private const int SmallestShare = 8192; // numbers: about 5 µs, several times what a hot worker costs
    private const int Chunk = 256; // rows whose logarithms are taken together

    /// <summary>The losses, the gradients by the logits, or both.</summary>
    /// <param name="logits">[n, width].</param>
    /// <param name="classes">The true class of each row, checked.</param>
    /// <param name="losses">Room for n losses, or empty.</param>
    /// <param name="gradients">The gradient by each loss, where slopes are wanted.</param>
    /// <param name="slopes">Room for the gradients by the logits, or empty.</param>
    /// <param name="width">The number of classes.</param>
    public static void Run(ReadOnlyMemory<float> logits, ReadOnlyMemory<int> classes, Memory<float> losses, ReadOnlyMemory<float> gradients, Memory<float> slopes, int width)
    {
        var count = classes.Length;
        var parts = (int)Math.Min(Math.Min(Workers.MaxThreads, Math.Max(1, count)), Math.Max(1, (long)count * width / SmallestShare));
        Workers.Run(parts, new Job(logits, classes, losses, gradients, slopes, width, parts));
    }

    // Each row is computed by one thread alone, so their number changes no bit.
    private readonly record struct Job(
        ReadOnlyMemory<float> Logits, ReadOnlyMemory<int> Classes, Memory<float> Losses, ReadOnlyMemory<float> Gradients, Memory<float> Slopes, int Width, int Parts) : IJob
    {
        public void Run(int part)
        {
            var count = Classes.Length;
            var (from, to) = ((int)((long)count * part / Parts), (int)((long)count * (part + 1) / Parts));
            Span<float> others = stackalloc float[Chunk];
            Span<float> leads = stackalloc float[Chunk];
            for (var start = from; start < to; start += Chunk)
            {
                var rows = Math.Min(Chunk, to - start);
                for (var i = 0; i < rows; i++)
                {
                    (others[i], leads[i]) = Row(start + i);
                }

                if (!Losses.IsEmpty)
                {
                    Blocks.Map(default(Loss), others[..rows], leads[..rows], Losses.Span.Slice(start, rows));
                }
            }
        }

        // Σ e^(xⱼ − m) without the largest, and how far the true class is ahead of it: x_k − m, 0 or less.
        private (float Others, float Lead) Row(int i)
        {
            var x = Logits.Span.Slice(i * Width, Width);
            var k = Classes.Span[i];
            var max = Max(x);
            if (Slopes.IsEmpty)
            {
                return ((float)Powers(x, max, default), x[k] - max);
            }

            var y = Slopes.Span.Slice(i * Width, Width);
            var others = Powers(x, max, y);
            var scale = Gradients.Span[i] / (1 + others);
            var own = y[k] == 1 ? others : 1 + others - y[k];
            Scale(y, (float)scale);
            y[k] = (float)(-scale * own);
            return ((float)others, x[k] - max);
        }
    }

    // The powers, where there is room for them, and their sum without the first that is 1. NaN among the logits makes it NaN.
    private static double Powers(ReadOnlySpan<float> x, float max, Span<float> powers)
    {
        var (low, high, ones) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<float>.Zero);
        var by = Vector256.Create(max);
        var whole = MemoryMarshal.Cast<float, Vector256<float>>(x);
        var stored = MemoryMarshal.Cast<float, Vector256<float>>(powers);
        for (var j = 0; j < whole.Length; j++)
        {
            var p = Lanes.Exp(new(whole[j] - by)).Value;
            if (j < stored.Length)
            {
                stored[j] = p;
            }

            Add(p, ref low, ref high, ref ones);
        }

        var rest = x.Length % Lanes.Count;
        if (rest > 0)
        {
            // The last eight once more: their powers are stored again, and only those behind the last whole eight are added.
            var p = Lanes.Exp(new(LastEight(x) - by)).Value;
            if (!powers.IsEmpty)
            {
                StoreLastEight(p, powers);
            }

            Add(p & Vector256.LoadUnsafe(in MemoryMarshal.GetReference(Masks), (nuint)rest).AsSingle(), ref low, ref high, ref ones);
        }

        return Vector256.Sum(low + high) + (Vector256.Sum(ones) - 1);
    }

    // From place r on, eight of them let the last r of a register through.
    private static ReadOnlySpan<int> Masks => [0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1];

    private static Vector256<float> LastEight(ReadOnlySpan<float> x) => x.Length >= Lanes.Count
        ? Vector256.LoadUnsafe(in MemoryMarshal.GetReference(x), (nuint)(x.Length - Lanes.Count))
        : Padded(x);

    private static void StoreLastEight(Vector256<float> y, Span<float> to)
    {
        if (to.Length >= Lanes.Count)
        {
            y.StoreUnsafe(ref MemoryMarshal.GetReference(to), (nuint)(to.Length - Lanes.Count));
        }
        else
        {
            StorePadded(y, to);
        }
    }

    // −∞, and then the fewer than eight.
    private static Vector256<float> Padded(ReadOnlySpan<float> x)
    {
        Span<float> eight = stackalloc float[Lanes.Count];
        eight.Fill(float.NegativeInfinity);
        x.CopyTo(eight[(Lanes.Count - x.Length)..]);
        return Vector256.Create<float>(eight);
    }

    private static void StorePadded(Vector256<float> y, Span<float> to)
    {
        Span<float> eight = stackalloc float[Lanes.Count];
        y.CopyTo(eight);
        eight[^to.Length..].CopyTo(to);
    }

    private static void Add(Vector256<float> p, ref Vector256<double> low, ref Vector256<double> high, ref Vector256<float> ones)
    {
        var isOne = Vector256.Equals(p, Vector256<float>.One);
        ones += Vector256.ConditionalSelect(isOne, Vector256<float>.One, Vector256<float>.Zero);
        var (a, b) = Vector256.Widen(Vector256.AndNot(p, isOne));
        low += a;
        high += b;
    }

    // NaN need not win: it makes the sum of powers NaN.
    private static float Max(ReadOnlySpan<float> x)
    {
        var largest = LastEight(x);
        foreach (var eight in MemoryMarshal.Cast<float, Vector256<float>>(x))
        {
            largest = Vector256.MaxNative(eight, largest);
        }

        var four = Vector128.MaxNative(largest.GetLower(), largest.GetUpper());
        var two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    private static void Scale(Span<float> y, float scale)
    {
        var last = LastEight(y) * scale;
        var whole = MemoryMarshal.Cast<float, Vector256<float>>(y);
        for (var j = 0; j < whole.Length; j++)
        {
            whole[j] *= scale;
        }

        if (y.Length % Lanes.Count > 0)
        {
            StoreLastEight(last, y);
        }
    }

    // ln(1 + others) − lead
    private readonly struct Loss : ILanePairFunction
    {
        public Lanes Of(Lanes a, Lanes b) => Lanes.Log1P(a) - b;
    }
}
