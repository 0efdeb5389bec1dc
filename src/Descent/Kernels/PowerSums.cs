using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Powers e^(xⱼ − m) of a row, summed in double in eight strands, of which each takes every eighth; those that are 1 are counted apart.</summary>
internal struct PowerSums
{
    /// <summary>Rows are taken by so many; of the rest, the last so many are taken once more.</summary>
    public const int Sixteen = 16;

    private Vector256<double> _low; // not one of eight, which would be copied through memory where there is none
    private Vector256<double> _high;

    /// <summary>How many were 1.</summary>
    public int Ones { get; private set; }

    /// <summary>The others, in four sums.</summary>
    public readonly Vector256<double> Fours => _low + _high;

    /// <summary>The sum without one that is 1: that of the largest.</summary>
    public readonly double Others => Vector256.Sum(Fours) + (Ones - 1);

    private static ReadOnlySpan<int> Masks => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1];

    /// <summary>e^x of x ≤ 0; NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Power<T>(T x)
        where T : struct, ILanes<T> => LaneMath.ExpWithin(T.AtLeast(-104, x));

    /// <summary>Puts e^x in the place of each x ≤ 0, of whole registers; four of them at a time.</summary>
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

    /// <summary>Adds powers, of whole registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // alone, the sums stay in registers
    public void AddAll<T>(ReadOnlySpan<float> powers)
        where T : struct, ILanes<T>
    {
        var sums = this;
        foreach (var register in MemoryMarshal.Cast<float, T>(powers))
        {
            sums.Add(register);
        }

        this = sums;
    }

    /// <summary>Adds a register of powers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<T>(T powers)
        where T : struct, ILanes<T>
    {
        if (T.Count == Sixteen)
        {
            var p = Unsafe.BitCast<T, Vector512<float>>(powers);
            var isOne = Vector512.Equals(p, Vector512<float>.One);
            Ones += BitOperations.PopCount(isOne.ExtractMostSignificantBits());
            var (low, high) = Vector512.Widen(Vector512.ConditionalSelect(isOne, Vector512<float>.Zero, p));
            _low = _low + low.GetLower() + high.GetLower();
            _high = _high + low.GetUpper() + high.GetUpper();
        }
        else
        {
            var p = Unsafe.BitCast<T, Vector256<float>>(powers);
            var isOne = Vector256.Equals(p, Vector256<float>.One);
            Ones += BitOperations.PopCount(isOne.ExtractMostSignificantBits());
            var (low, high) = Vector256.Widen(Vector256.AndNot(p, isOne));
            _low += low;
            _high += high;
        }
    }
}
