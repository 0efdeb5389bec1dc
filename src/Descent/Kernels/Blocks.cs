using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Floats as whole registers and a rest.</summary>
internal static class Blocks
{
    /// <summary>Applies a function to each number: a register at a time, the last few in one filled up with zeros.</summary>
    public static void Map<TFunction>(TFunction function, ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, ILaneFunction
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Map<TFunction, Lanes16>(function, x, y);
        }
        else
        {
            Map<TFunction, Lanes8>(function, x, y);
        }
    }

    /// <summary>Applies a function to each pair of numbers.</summary>
    public static void Map<TFunction>(TFunction function, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y)
        where TFunction : struct, ILanePairFunction
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Map<TFunction, Lanes16>(function, a, b, y);
        }
        else
        {
            Map<TFunction, Lanes8>(function, a, b, y);
        }
    }

    private static void Map<TFunction, T>(TFunction function, ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, ILaneFunction
        where T : struct, ILanes<T>
    {
        Whole(function, MemoryMarshal.Cast<float, T>(x), MemoryMarshal.Cast<float, T>(y));
        var rest = x.Length % T.Count;
        if (rest > 0)
        {
            Span<T> last = [default];
            var floats = MemoryMarshal.Cast<T, float>(last);
            x[^rest..].CopyTo(floats);
            Whole<TFunction, T>(function, last, last);
            floats[..rest].CopyTo(y[(x.Length - rest)..]);
        }
    }

    private static void Map<TFunction, T>(TFunction function, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y)
        where TFunction : struct, ILanePairFunction
        where T : struct, ILanes<T>
    {
        Whole(function, MemoryMarshal.Cast<float, T>(a), MemoryMarshal.Cast<float, T>(b), MemoryMarshal.Cast<float, T>(y));
        var rest = y.Length % T.Count;
        if (rest > 0)
        {
            Span<T> last = [default, default];
            var floats = MemoryMarshal.Cast<T, float>(last);
            a[^rest..].CopyTo(floats);
            b[^rest..].CopyTo(floats[T.Count..]);
            Whole<TFunction, T>(function, last[..1], last[1..], last[..1]);
            floats[..rest].CopyTo(y[(y.Length - rest)..]);
        }
    }

    // The loops stand alone: the formula is inlined once, and its constants stay in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Whole<TFunction, T>(TFunction function, ReadOnlySpan<T> x, Span<T> y)
        where TFunction : struct, ILaneFunction
        where T : struct, ILanes<T>
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = function.Of(x[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Whole<TFunction, T>(TFunction function, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where TFunction : struct, ILanePairFunction
        where T : struct, ILanes<T>
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = function.Of(a[i], b[i]);
        }
    }
}

/// <summary>A function of several numbers at once.</summary>
internal interface ILaneFunction
{
    T Of<T>(T x)
        where T : struct, ILanes<T>;
}

/// <summary>A function of several pairs of numbers at once.</summary>
internal interface ILanePairFunction
{
    T Of<T>(T a, T b)
        where T : struct, ILanes<T>;
}
