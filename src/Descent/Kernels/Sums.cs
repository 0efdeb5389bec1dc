using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Descent.Kernels;

/// <summary>Sums of floats in double. Eight running sums take every eighth number each, so the bits depend neither on the processor nor on threads.</summary>
internal static class Sums
{
    /// <summary><c>Σ xᵢ</c>.</summary>
    public static double Of(ReadOnlySpan<float> x) => Of<Value>(x);

    /// <summary><c>Σ xᵢ²</c>.</summary>
    public static double OfSquares(ReadOnlySpan<float> x) => Of<Square>(x);

    private static double Of<TTerm>(ReadOnlySpan<float> x)
        where TTerm : struct, ITerm
    {
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        foreach (var eight in MemoryMarshal.Cast<float, Vector256<float>>(x))
        {
            var (a, b) = Vector256.Widen(eight);
            low += TTerm.Of(a);
            high += TTerm.Of(b);
        }

        var rest = x.Length % Vector256<float>.Count;
        if (rest > 0)
        {
            Span<float> last = stackalloc float[Vector256<float>.Count]; // zeros behind add nothing
            x[^rest..].CopyTo(last);
            var (a, b) = Vector256.Widen(Vector256.Create<float>(last));
            low += TTerm.Of(a);
            high += TTerm.Of(b);
        }

        return Vector256.Sum(low + high);
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
