using System.Runtime.InteropServices;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Floats as whole lanes and a rest.</summary>
internal static class Blocks
{
    /// <summary>Applies a function to each number: eight at a time, the last few in a register filled up with zeros.</summary>
    public static void Map<TFunction>(TFunction function, ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, ILaneFunction
    {
        var blocks = MemoryMarshal.Cast<float, Lanes>(x);
        var results = MemoryMarshal.Cast<float, Lanes>(y);
        for (var i = 0; i < blocks.Length; i++)
        {
            results[i] = function.Of(blocks[i]);
        }

        var whole = blocks.Length * Lanes.Count;
        if (whole < x.Length)
        {
            Span<Lanes> rest = [default];
            var floats = MemoryMarshal.Cast<Lanes, float>(rest);
            x[whole..].CopyTo(floats);
            rest[0] = function.Of(rest[0]);
            floats[..(x.Length - whole)].CopyTo(y[whole..]);
        }
    }

    /// <summary>Applies a function to each pair of numbers.</summary>
    public static void Map<TFunction>(TFunction function, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y)
        where TFunction : struct, ILanePairFunction
    {
        var left = MemoryMarshal.Cast<float, Lanes>(a);
        var right = MemoryMarshal.Cast<float, Lanes>(b);
        var results = MemoryMarshal.Cast<float, Lanes>(y);
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = function.Of(left[i], right[i]);
        }

        var whole = results.Length * Lanes.Count;
        if (whole < y.Length)
        {
            Span<Lanes> rest = [default, default];
            var floats = MemoryMarshal.Cast<Lanes, float>(rest);
            a[whole..].CopyTo(floats);
            b[whole..].CopyTo(floats[Lanes.Count..]);
            rest[0] = function.Of(rest[0], rest[1]);
            floats[..(y.Length - whole)].CopyTo(y[whole..]);
        }
    }
}

/// <summary>A function of eight numbers at once.</summary>
internal interface ILaneFunction
{
    Lanes Of(Lanes x);
}

/// <summary>A function of eight pairs of numbers at once.</summary>
internal interface ILanePairFunction
{
    Lanes Of(Lanes a, Lanes b);
}
