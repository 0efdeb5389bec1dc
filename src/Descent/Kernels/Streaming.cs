using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Descent.Kernels;

/// <summary>Memory that is larger than the caches: fetched before it is needed, and written past them, without being read first.</summary>
internal static class Streaming
{
    private const int Line = 64; // bytes of a cache line

    /// <summary>More floats than this do not stay in a cache until someone reads them.</summary>
    public const int Least = 8_388_608;

    /// <summary>Fetches numbers into the second-level cache, while something else is computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Fetch(ReadOnlySpan<float> x)
    {
        for (var i = 0; i < x.Length && Sse.IsSupported; i += Line / sizeof(float))
        {
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.AsRef(in x[i])));
        }
    }

    /// <summary><c>yᵢ = a xᵢ</c>, written past the caches where the processor has AVX-512 or AVX.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Scale(ReadOnlySpan<float> x, float a, Span<float> y)
    {
        fixed (float* from = x, to = y)
        {
            var i = 0;
            for (; i < x.Length && (nuint)(to + i) % Line != 0; i++)
            {
                to[i] = a * from[i];
            }

            if (Vector512.IsHardwareAccelerated)
            {
                for (; i + Vector512<float>.Count <= x.Length; i += Vector512<float>.Count)
                {
                    (a * Vector512.Load(from + i)).StoreAlignedNonTemporal(to + i);
                }
            }
            else
            {
                for (; i + Vector256<float>.Count <= x.Length; i += Vector256<float>.Count)
                {
                    (a * Vector256.Load(from + i)).StoreAlignedNonTemporal(to + i);
                }
            }

            for (; i < x.Length; i++)
            {
                to[i] = a * from[i];
            }
        }

        if (Sse.IsSupported)
        {
            Sse.StoreFence(); // other threads see what was written
        }
    }
}
