using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Powers e^(xⱼ − m) of a row, summed in double in sixteen strands, of which each takes every sixteenth; those that are 1 are counted apart.</summary>
internal struct PowerSums
{
    /// <summary>Rows are taken by so many; of the rest, the last so many are taken once more.</summary>
    public const int Sixteen = 16;

    private Vector256<double> _low0; // not two of eight, which would be copied through memory where there are no such registers
    private Vector256<double> _high0;
    private Vector256<double> _low1;
    private Vector256<double> _high1;

    /// <summary>How many were 1, in eight counts.</summary>
    public Vector256<float> Ones { get; private set; }

    /// <summary>The others, in four sums.</summary>
    public readonly Vector256<double> Fours => _low0 + _high0 + (_low1 + _high1);

    /// <summary>The sum without one that is 1: that of the largest.</summary>
    public readonly double Others => Vector256.Sum(Fours) + (Vector256.Sum(Ones) - 1);

    private static ReadOnlySpan<int> Masks => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1];

    /// <summary>e^x of x ≤ 0; NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Power<T>(T x)
        where T : struct, ILanes<T> => LaneMath.ExpWithin(T.AtLeast(-104, x));

    /// <summary>Puts e^x in the place of each x ≤ 0, of whole registers; four of them at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Powers<T>(Span<float> x)
        where T : struct, ILanes<T>
    {
        var all = MemoryMarshal.Cast<float, T>(x);
        var i = 0;
        for (; i + 3 < all.Length; i += 4)
        {
            var (a, b, c, d) = (T.AtLeast(-104, all[i]), T.AtLeast(-104, all[i + 1]), T.AtLeast(-104, all[i + 2]), T.AtLeast(-104, all[i + 3]));
            (all[i], all[i + 1], all[i + 2], all[i + 3]) = LaneMath.ExpWithin(a, b, c, d);
        }

        for (; i < all.Length; i++)
        {
            all[i] = Power(all[i]);
        }
    }

    /// <summary>Of sixteen, of which this is the register that starts at j, the last few; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Behind<T>(T p, int few, int j)
        where T : struct, ILanes<T> => T.Select(T.Load(in Unsafe.As<int, float>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Masks), few + j))), p, T.Broadcast(0));

    /// <summary>Of a register of sixteen, the last few; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Behind(Vector512<float> p, int few) => p & Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)few).AsSingle();

    /// <summary>Adds powers, a multiple of sixteen of them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)] // alone, the sums stay in registers
    public void AddAll<T>(ReadOnlySpan<float> powers)
        where T : struct, ILanes<T>
    {
        var sums = this;
        if (T.Count == Sixteen)
        {
            var (first, second, ones) = (Vector512.Create(sums._low0, sums._high0), Vector512.Create(sums._low1, sums._high1), Vector512<float>.Zero);
            foreach (var register in MemoryMarshal.Cast<float, Vector512<float>>(powers))
            {
                var (low, high, one) = Parts(register);
                (first, second, ones) = (first + low, second + high, ones + one);
            }

            sums.Set(first, second, ones);
        }
        else
        {
            var registers = MemoryMarshal.Cast<float, T>(powers);
            for (var i = 0; i + 1 < registers.Length; i += 2)
            {
                sums.Add(registers[i], 0);
                sums.Add(registers[i + 1], T.Count);
            }
        }

        this = sums;
    }

    /// <summary><see cref="Fours"/> and <see cref="Ones"/> of thirty-two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Fours, Vector256<float> Ones) Of(Vector512<float> powers, Vector512<float> more)
    {
        var (low, high, ones) = Parts(powers);
        var (nextLow, nextHigh, nextOnes) = Parts(more);
        (low, high, ones) = (low + nextLow, high + nextHigh, ones + nextOnes);
        return (low.GetLower() + low.GetUpper() + (high.GetLower() + high.GetUpper()), ones.GetLower() + ones.GetUpper());
    }

    /// <summary>Adds a register of powers: sixteen, or the eight at j, 0 or 8, of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<T>(T powers, int j)
        where T : struct, ILanes<T>
    {
        if (T.Count == Sixteen)
        {
            var (first, second, ones) = Parts(Unsafe.BitCast<T, Vector512<float>>(powers));
            Set(Vector512.Create(_low0, _high0) + first, Vector512.Create(_low1, _high1) + second, ones);
            return;
        }

        var p = Unsafe.BitCast<T, Vector256<float>>(powers);
        var others = Vector256.AndNot(p, Vector256.Equals(p, Vector256<float>.One));
        Ones += p - others;
        var (low, high) = Vector256.Widen(others);
        if (j == 0)
        {
            _low0 += low;
            _high0 += high;
        }
        else
        {
            _low1 += low;
            _high1 += high;
        }
    }

    // The first eight and the second eight without those that are 1, and those: each use of a comparison but one would cost as much as it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Low, Vector512<double> High, Vector512<float> Ones) Parts(Vector512<float> powers)
    {
        var others = Vector512.ConditionalSelect(Vector512.Equals(powers, Vector512<float>.One), Vector512<float>.Zero, powers);
        var (low, high) = Vector512.Widen(others);
        return (low, high, powers - others);
    }

    private void Set(Vector512<double> first, Vector512<double> second, Vector512<float> ones)
    {
        (_low0, _high0, _low1, _high1) = (first.GetLower(), first.GetUpper(), second.GetLower(), second.GetUpper());
        Ones += ones.GetLower() + ones.GetUpper();
    }
}
