using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>What an update did, by sums over its numbers in double: with <c>d = after − before</c> and the slopes <c>g</c>.</summary>
/// <param name="Along"><c>Σ d g</c>.</param>
/// <param name="Moved"><c>Σ d²</c>.</param>
/// <param name="Size"><c>Σ before²</c>.</param>
/// <param name="Slope"><c>Σ g²</c>.</param>
internal readonly record struct Changes(double Along, double Moved, double Size, double Slope)
{
    /// <summary>The sums of floats, in eight strands, so that the bits do not depend on the processor.</summary>
    public static Changes Of(ReadOnlySpan<float> before, ReadOnlySpan<float> after, ReadOnlySpan<float> slopes)
    {
        var x = MemoryMarshal.Cast<float, Vector256<float>>(before);
        var y = MemoryMarshal.Cast<float, Vector256<float>>(after)[..x.Length];
        var z = MemoryMarshal.Cast<float, Vector256<float>>(slopes)[..x.Length];
        var (along0, along1, moved0, moved1) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (size0, size1, slope0, slope1) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < x.Length; i++)
        {
            var ((a0, a1), (b0, b1), (g0, g1)) = (Vector256.Widen(x[i]), Vector256.Widen(y[i]), Vector256.Widen(z[i]));
            var (d0, d1) = (b0 - a0, b1 - a1);
            along0 += d0 * g0;
            along1 += d1 * g1;
            moved0 += d0 * d0;
            moved1 += d1 * d1;
            size0 += a0 * a0;
            size1 += a1 * a1;
            slope0 += g0 * g0;
            slope1 += g1 * g1;
        }

        var done = x.Length * Vector256<float>.Count;
        var rest = Of(MemoryMarshal.Cast<float, F32>(before[done..]), MemoryMarshal.Cast<float, F32>(after[done..]), MemoryMarshal.Cast<float, F32>(slopes[done..]));
        return rest + new Changes(Vector256.Sum(along0 + along1), Vector256.Sum(moved0 + moved1), Vector256.Sum(size0 + size1), Vector256.Sum(slope0 + slope1));
    }

    /// <summary>The sums, one number after another.</summary>
    public static Changes Of<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after, ReadOnlySpan<T> slopes)
        where T : struct, IReal<T>
    {
        var (along, moved, size, slope) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < before.Length; i++)
        {
            var (a, g) = (T.ToDouble(before[i]), T.ToDouble(slopes[i]));
            var d = T.ToDouble(after[i]) - a;
            along += d * g;
            moved += d * d;
            size += a * a;
            slope += g * g;
        }

        return new(along, moved, size, slope);
    }

    /// <summary>The sums over the numbers of both.</summary>
    public static Changes operator +(Changes a, Changes b) => new(a.Along + b.Along, a.Moved + b.Moved, a.Size + b.Size, a.Slope + b.Slope);
}
