using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Descent.Benchmarks;

/// <summary>What the processor can do at most: fused multiply-adds in registers, and bytes from and to memory; measured when made.</summary>
internal sealed class Limits
{
    private readonly int _threads = Math.Min(2, Environment.ProcessorCount);
    private readonly (double Flops, double Copy, double Triad) _one = Measure(1);
    private readonly (double Flops, double Copy, double Triad) _all;

    public Limits() => _all = Measure(_threads);

    /// <summary>The most floating-point operations a second on one thread, or on all.</summary>
    public double Flops(int threads) => (threads == 1 ? _one : _all).Flops;

    /// <summary>The most bytes a second from and to memory, of copy and triad, on one thread, or on all.</summary>
    public double Bandwidth(int threads)
    {
        var (_, copy, triad) = threads == 1 ? _one : _all;
        return Math.Max(copy, triad);
    }

    public override string ToString() =>
        $"Limits measured in the same run: fused multiply-adds {_one.Flops / 1e9:F0} GFLOP/s on one thread, {_all.Flops / 1e9:F0} on {_threads}; memory read and written by a copy at {_one.Copy / 1e9:F0} and {_all.Copy / 1e9:F0} GB/s, by a triad (a = b + s c) at {_one.Triad / 1e9:F0} and {_all.Triad / 1e9:F0} GB/s. A share of memory is of the faster of the two.";

    /// <summary>Whether two threads do clearly more multiply-adds than one: a virtual machine's two processors may be one core's for a while.</summary>
    public static bool AreApart()
    {
        const int Rounds = 1_000_000;
        const double Clearly = 1.6;
        return Environment.ProcessorCount == 1 || Best(5, () => Together(2, _ => Spin(Rounds)), 2) > Clearly * Best(5, () => Spin(Rounds), 1);
    }

    /// <summary>Bytes read and written a second by one thread that copies an array of some bytes again and again.</summary>
    public static double CopyOf(int bytes)
    {
        var (from, to, times) = (new float[bytes / sizeof(float)], new float[bytes / sizeof(float)], Math.Max(1, (1 << 28) / bytes));
        return Best(5, Copies, 2.0 * bytes * times);

        void Copies()
        {
            for (var i = 0; i < times; i++)
            {
                from.AsSpan().CopyTo(to);
            }
        }
    }

    private static (double Flops, double Copy, double Triad) Measure(int threads)
    {
        const int Rounds = 2_000_000;
        const int Floats = 1 << 26; // 256 MiB an array, larger than any cache
        var lanes = Vector512.IsHardwareAccelerated ? 16 : 8;
        var (a, b, c) = (new float[Floats], new float[Floats], new float[Floats]);
        return (
            Best(5, () => Together(threads, _ => Spin(Rounds)), 2.0 * 12 * lanes * Rounds * threads),
            Best(5, () => Together(threads, i => Part(b, i, threads).CopyTo(Part(a, i, threads))), 2.0 * sizeof(float) * Floats),
            Best(5, () => Together(threads, i => Triad(Part(a, i, threads), Part(b, i, threads), Part(c, i, threads))), 3.0 * sizeof(float) * Floats));
    }

    private static void Triad(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c)
    {
        var x = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector256<float>>(b);
        var z = MemoryMarshal.Cast<float, Vector256<float>>(c);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = Vector256.FusedMultiplyAdd(z[i], Vector256.Create(1.5f), y[i]);
        }
    }

    private static Span<float> Part(float[] array, int part, int parts) => array.AsSpan(array.Length / parts * part, array.Length / parts);

    private static double Best(int rounds, Action action, double amount)
    {
        action();
        var best = double.MaxValue;
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return amount / best;
    }

    private static void Together(int threads, Action<int> part)
    {
        var others = Enumerable.Range(1, threads - 1).Select(i => new Thread(() => part(i))).ToArray();
        Array.ForEach(others, thread => thread.Start());
        part(0);
        Array.ForEach(others, thread => thread.Join());
    }

    private static void Spin(int rounds)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Spin512(rounds);
        }
        else
        {
            Spin256(rounds);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Spin512(int rounds)
    {
        var (x, y) = (Vector512.Create(0.999f), Vector512.Create(0.001f));
        var (a, b, c, d, e, f) = (x, x, x, x, x, x);
        var (g, h, i, j, k, l) = (x, x, x, x, x, x);
        for (var round = 0; round < rounds; round++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        GC.KeepAlive(Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Spin256(int rounds)
    {
        var (x, y) = (Vector256.Create(0.999f), Vector256.Create(0.001f));
        var (a, b, c, d, e, f) = (x, x, x, x, x, x);
        var (g, h, i, j, k, l) = (x, x, x, x, x, x);
        for (var round = 0; round < rounds; round++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y);
            b = Vector256.FusedMultiplyAdd(b, x, y);
            c = Vector256.FusedMultiplyAdd(c, x, y);
            d = Vector256.FusedMultiplyAdd(d, x, y);
            e = Vector256.FusedMultiplyAdd(e, x, y);
            f = Vector256.FusedMultiplyAdd(f, x, y);
            g = Vector256.FusedMultiplyAdd(g, x, y);
            h = Vector256.FusedMultiplyAdd(h, x, y);
            i = Vector256.FusedMultiplyAdd(i, x, y);
            j = Vector256.FusedMultiplyAdd(j, x, y);
            k = Vector256.FusedMultiplyAdd(k, x, y);
            l = Vector256.FusedMultiplyAdd(l, x, y);
        }

        GC.KeepAlive(Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l));
    }
}
