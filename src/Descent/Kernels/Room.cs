using System.Numerics;

namespace Descent.Kernels;

/// <summary>Memory of each thread's own for what a kernel needs meanwhile: it does not move, and starts at a cache line.</summary>
/// <remarks>A register that lies across two cache lines is loaded and stored in two steps.</remarks>
internal static class Room
{
    private const int CacheLine = 64; // bytes

    [ThreadStatic]
    private static float[]? _floats;

    /// <summary>So many floats, with what stood there; the next call on this thread gives the same.</summary>
    public static unsafe Span<float> Of(int count)
    {
        var least = count + CacheLine / sizeof(float);
        if (_floats is null || _floats.Length < least)
        {
            _floats = GC.AllocateUninitializedArray<float>((int)BitOperations.RoundUpToPowerOf2((uint)least), pinned: true);
        }

        fixed (float* from = _floats)
        {
            return _floats.AsSpan(ToCacheLine(from), count);
        }
    }

    /// <summary>Floats up to the next cache line.</summary>
    public static unsafe int ToCacheLine(float* from) => (int)(-(nint)from & (CacheLine - 1)) / sizeof(float);
}
