using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Descent.Kernels;

/// <summary>Sums of floats in double, in 32 strands of which each takes every 32nd number, so that the bits depend neither on the processor nor on threads.</summary>
internal static class Sums
{
    /// <summary><c>Σ xᵢ</c>.</summary>
    public static double Of(ReadOnlySpan<float> x) => Of<Value>(x);

    /// <summary><c>Σ xᵢ²</c>.</summary>
    public static double OfSquares(ReadOnlySpan<float> x) => Of<Square>(x);

    private static double Of<TTerm>(ReadOnlySpan<float> x)
        where TTerm : struct, ITerm
    {
        var (low0, high0, low1, high1) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (low2, high2, low3, high3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var eights = MemoryMarshal.Cast<float, Vector256<float>>(x);
        var i = 0;
        for (; i + 3 < eights.Length; i += 4)
        {
            Add<TTerm>(eights[i], ref low0, ref high0);
            Add<TTerm>(eights[i + 1], ref low1, ref high1);
            Add<TTerm>(eights[i + 2], ref low2, ref high2);
            Add<TTerm>(eights[i + 3], ref low3, ref high3);
        }

        for (; i < eights.Length; i++)
        {
            Add<TTerm>(eights[i], ref low0, ref high0);
        }

        var rest = x.Length % Vector256<float>.Count;
        if (rest > 0)
        {
            Span<float> last = stackalloc float[Vector256<float>.Count]; // zeros behind add nothing
            x[^rest..].CopyTo(last);
            Add<TTerm>(Vector256.Create<float>(last), ref low1, ref high1);
        }

        return Vector256.Sum(low0 + high0 + (low1 + high1) + (low2 + high2 + (low3 + high3)));
    }

    private static void Add<TTerm>(Vector256<float> eight, ref Vector256<double> low, ref Vector256<double> high)
        where TTerm : struct, ITerm
    {
        var (a, b) = Vector256.Widen(eight);
        low += TTerm.Of(a);
        high += TTerm.Of(b);
    }

    private interface ITerm
    {
        static abstract Vector256<double> Of(Vector256<double> x);
    }

    private readonly struct Value : ITerm
    {
        public static Vector256<double> Of(Vector256<double> x) => x;
    }

    private readonly struct Square : ITerm
    {
        public static Vector256<double> Of(Vector256<double> x) => x * x;
    }
}
