using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Up to 8 rows by up to 3 registers of a matrix product, held in registers while k is walked.</summary>
internal static class ProductTile
{
    /// <summary>How many registers of columns a tile has at most.</summary>
    public const int Registers = 3;

    /// <summary>How many rows a tile has at most: 8 where the processor has 32 registers, which it has with those of 512 bits, or else 4 of 16.</summary>
    public static int Rows<T>()
        where T : struct, ILanes<T> => T.Count == Lanes16.Count ? Eight.Count : Four.Count;

    /// <summary>How a tile is walked: its rows, how far apart they are in A and C, how far a step along k goes in A and B, how many there are, and whether C is still zero.</summary>
    internal readonly ref struct Walk(int rows, int left, int step, int right, int to, int depth, bool isFirst)
    {
        public readonly int Rows = rows;
        public readonly int Left = left;
        public readonly int Step = step;
        public readonly int Right = right;
        public readonly int To = to;
        public readonly int Depth = depth;
        public readonly bool IsFirst = isFirst;
    }

    // Of the last register only those columns are read and written that are there.
    public static unsafe void Run<T>(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float* c, int registers, T last, in Walk walk)
        where T : struct, ILanes<T>
    {
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        switch (registers, walk.Rows > Four.Count)
        {
            case (1, false): Kernel<T, Four, One>(ref left, ref right, c, last, walk); break;
            case (2, false): Kernel<T, Four, Two>(ref left, ref right, c, last, walk); break;
            case (_, false): Kernel<T, Four, Three>(ref left, ref right, c, last, walk); break;
            case (1, true): Kernel<T, Eight, One>(ref left, ref right, c, last, walk); break;
            case (2, true): Kernel<T, Eight, Two>(ref left, ref right, c, last, walk); break;
            default: Kernel<T, Eight, Three>(ref left, ref right, c, last, walk); break;
        }
    }

    // A number that the compiler knows: what a smaller tile does not need is not there.
    private interface ICount
    {
        static abstract int Count { get; }
    }

    private readonly struct One : ICount
    {
        public static int Count => 1;
    }

    private readonly struct Two : ICount
    {
        public static int Count => 2;
    }

    private readonly struct Three : ICount
    {
        public static int Count => 3;
    }

    private readonly struct Four : ICount
    {
        public static int Count => 4;
    }

    private readonly struct Eight : ICount
    {
        public static int Count => 8;
    }

    // Rows that are not there repeat the last one: they compute the same numbers and write them to the same place.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Kernel<T, TRows, TRegisters>(ref float a, ref float b, float* c, T last, in Walk walk)
        where T : struct, ILanes<T>
        where TRows : struct, ICount
        where TRegisters : struct, ICount
    {
        T c00 = default, c01 = default, c02 = default, c10 = default, c11 = default, c12 = default, c20 = default, c21 = default, c22 = default, c30 = default, c31 = default, c32 = default;
        T c40 = default, c41 = default, c42 = default, c50 = default, c51 = default, c52 = default, c60 = default, c61 = default, c62 = default, c70 = default, c71 = default, c72 = default;
        // Where rows stand, once for all that follows: the compiler inlines only so much, and a sum that a call of it sees goes through memory at each step.
        var row7 = (nint)walk.Rows - 1;
        var (row1, row2, row3, row4, row5, row6) = (Math.Min(1, row7), Math.Min(2, row7), Math.Min(3, row7), Math.Min(4, row7), Math.Min(5, row7), Math.Min(6, row7));
        var (left, step, right, to) = ((nint)walk.Left, (nint)walk.Step, (nint)walk.Right, (nint)walk.To); // not int, which is widened at each use
        float* to1 = c + row1 * to, to2 = c + row2 * to, to3 = c + row3 * to, to4 = c + row4 * to, to5 = c + row5 * to, to6 = c + row6 * to, to7 = c + row7 * to;
        if (!walk.IsFirst)
        {
            Load<T, TRegisters>(c, last, ref c00, ref c01, ref c02);
            Load<T, TRegisters>(to1, last, ref c10, ref c11, ref c12);
            Load<T, TRegisters>(to2, last, ref c20, ref c21, ref c22);
            Load<T, TRegisters>(to3, last, ref c30, ref c31, ref c32);
            if (TRows.Count == 8)
            {
                Load<T, TRegisters>(to4, last, ref c40, ref c41, ref c42);
                Load<T, TRegisters>(to5, last, ref c50, ref c51, ref c52);
                Load<T, TRegisters>(to6, last, ref c60, ref c61, ref c62);
                Load<T, TRegisters>(to7, last, ref c70, ref c71, ref c72);
            }
        }

        (row1, row2, row3, row4, row5, row6, row7) = (row1 * left, row2 * left, row3 * left, row4 * left, row5 * left, row6 * left, row7 * left);
        for (var p = walk.Depth; p != 0; p--)
        {
            var b0 = T.Load(ref b);
            var b1 = TRegisters.Count > 1 ? T.Load(ref Unsafe.Add(ref b, T.Count)) : default;
            var b2 = TRegisters.Count > 2 ? T.Load(ref Unsafe.Add(ref b, 2 * T.Count)) : default;
            Add<T, TRegisters>(a, b0, b1, b2, ref c00, ref c01, ref c02);
            Add<T, TRegisters>(Unsafe.Add(ref a, row1), b0, b1, b2, ref c10, ref c11, ref c12);
            Add<T, TRegisters>(Unsafe.Add(ref a, row2), b0, b1, b2, ref c20, ref c21, ref c22);
            Add<T, TRegisters>(Unsafe.Add(ref a, row3), b0, b1, b2, ref c30, ref c31, ref c32);
            if (TRows.Count == 8)
            {
                Add<T, TRegisters>(Unsafe.Add(ref a, row4), b0, b1, b2, ref c40, ref c41, ref c42);
                Add<T, TRegisters>(Unsafe.Add(ref a, row5), b0, b1, b2, ref c50, ref c51, ref c52);
                Add<T, TRegisters>(Unsafe.Add(ref a, row6), b0, b1, b2, ref c60, ref c61, ref c62);
                Add<T, TRegisters>(Unsafe.Add(ref a, row7), b0, b1, b2, ref c70, ref c71, ref c72);
            }

            a = ref Unsafe.Add(ref a, step);
            b = ref Unsafe.Add(ref b, right);
        }

        Store<T, TRegisters>(c, last, c00, c01, c02);
        Store<T, TRegisters>(to1, last, c10, c11, c12);
        Store<T, TRegisters>(to2, last, c20, c21, c22);
        Store<T, TRegisters>(to3, last, c30, c31, c32);
        if (TRows.Count == 8)
        {
            Store<T, TRegisters>(to4, last, c40, c41, c42);
            Store<T, TRegisters>(to5, last, c50, c51, c52);
            Store<T, TRegisters>(to6, last, c60, c61, c62);
            Store<T, TRegisters>(to7, last, c70, c71, c72);
        }
    }

    // The registers of one row of C.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Load<T, TRegisters>(float* c, T last, ref T c0, ref T c1, ref T c2)
        where T : struct, ILanes<T>
        where TRegisters : struct, ICount
    {
        c0 = TRegisters.Count > 1 ? T.Load(ref *c) : T.Load(c, last);
        if (TRegisters.Count > 1)
        {
            c1 = TRegisters.Count > 2 ? T.Load(ref c[T.Count]) : T.Load(c + T.Count, last);
        }

        if (TRegisters.Count > 2)
        {
            c2 = T.Load(c + 2 * T.Count, last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Store<T, TRegisters>(float* c, T last, T c0, T c1, T c2)
        where T : struct, ILanes<T>
        where TRegisters : struct, ICount
    {
        if (TRegisters.Count == 1)
        {
            c0.Store(c, last);
            return;
        }

        c0.Store(ref *c);
        if (TRegisters.Count == 2)
        {
            c1.Store(c + T.Count, last);
            return;
        }

        c1.Store(ref c[T.Count]);
        c2.Store(c + 2 * T.Count, last);
    }

    // One row's step along k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T, TRegisters>(float a, T b0, T b1, T b2, ref T c0, ref T c1, ref T c2)
        where T : struct, ILanes<T>
        where TRegisters : struct, ICount
    {
        var left = T.Broadcast(a);
        T.Accumulate(ref c0, left, b0);
        if (TRegisters.Count > 1)
        {
            T.Accumulate(ref c1, left, b1);
        }

        if (TRegisters.Count > 2)
        {
            T.Accumulate(ref c2, left, b2);
        }
    }
}
