using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Descent.Kernels;

/// <summary>Memory of each thread's own for what a kernel needs meanwhile: it does not move, and starts at a cache line.</summary>
/// <remarks>A register that lies across two cache lines is loaded and stored in two steps.</remarks>
internal static class Room
{
    private const int CacheLine = 64; // bytes

    [ThreadStatic]
    private static float[]? _floats;

    [ThreadStatic]
    private static int _first;

    /// <summary>So many floats, with what stood there; the next call on this thread gives the same.</summary>
    public static Span<float> Of(int count)
    {
        if (_floats is null || _floats.Length - _first < count)
        {
            (_floats, _first) = Make((int)BitOperations.RoundUpToPowerOf2((uint)count));
        }

        return _floats.AsSpan(_first, count);
    }

    /// <summary>A kept array of at least so many elements, with what stood there, in the place of a smaller one.</summary>
    /// <remarks>Other than a shared pool's, nobody takes it away: a step that is replayed allocates nothing, whatever memory the machine is short of.</remarks>
    public static T[] Kept<T>([NotNull] ref T[]? kept, int count) =>
        kept is null || kept.Length < count ? kept = new T[(int)BitOperations.RoundUpToPowerOf2((uint)count)] : kept;

    /// <summary>An array that does not move, and where in it so many floats start at a cache line.</summary>
    public static unsafe (float[] Floats, int First) Make(int count)
    {
        var floats = GC.AllocateUninitializedArray<float>(count + CacheLine / sizeof(float), pinned: true);
        return (floats, ToCacheLine((float*)Marshal.UnsafeAddrOfPinnedArrayElement(floats, 0)));
    }

    /// <summary>Floats up to the next cache line.</summary>
    public static unsafe int ToCacheLine(float* from) => (int)(-(nint)from & (CacheLine - 1)) / sizeof(float);
}
