using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Up to 4 rows by up to 3 registers of a matrix product, held in registers while k is walked.</summary>
internal static class ProductTile
{
    /// <summary>How many rows and registers a tile has at most.</summary>
    public const int Rows = 4;

    /// <inheritdoc cref="Rows"/>
    public const int Registers = 3;

    /// <summary>How a tile is walked: its rows, how far apart they are in A and C, how far a step along k goes in A and B, how many there are, and whether C is still zero.</summary>
    internal readonly ref struct Walk(int rows, int left, int step, int right, int to, int depth, bool isFirst)
    {
        // Rows that are not there repeat the last one: they compute the same numbers and write them to the same place.
        public readonly int Row1 = Math.Min(1, rows - 1);
        public readonly int Row2 = Math.Min(2, rows - 1);
        public readonly int Row3 = rows - 1;
        public readonly int Left = left;
        public readonly int Step = step;
        public readonly int Right = right;
        public readonly int To = to;
        public readonly int Depth = depth;
        public readonly bool IsFirst = isFirst;
    }

    // Up to 4 rows of C by up to 3 registers; a last register of which not all columns are there goes through a scratch.
    public static void Run<T>(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Span<float> scratch, int registers, int columns, in Walk walk)
        where T : struct, ILanes<T>
    {
        var before = (registers - 1) * T.Count;
        var isWhole = columns - before == T.Count;
        for (var row = 0; row <= walk.Row3 && !isWhole && !walk.IsFirst; row++)
        {
            c.Slice(row * walk.To + before, columns - before).CopyTo(scratch[(row * T.Count)..]);
        }

        ref var last = ref isWhole ? ref c[before] : ref scratch[0];
        var apart = isWhole ? walk.To : T.Count;
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        switch (registers)
        {
            case 1: Kernel1<T>(ref left, ref right, ref last, apart, walk); break;
            case 2: Kernel2<T>(ref left, ref right, ref c[0], ref last, apart, walk); break;
            default: Kernel3<T>(ref left, ref right, ref c[0], ref last, apart, walk); break;
        }

        for (var row = 0; row <= walk.Row3 && !isWhole; row++)
        {
            Copy(ref scratch[row * T.Count], ref c[row * walk.To + before], columns - before);
        }
    }

    // Fewer than 16 numbers: as two registers that may overlap, or one by one.
    private static void Copy(ref float from, ref float to, int count)
    {
        if (count >= 8)
        {
            var (first, last) = (Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, (nuint)(count - 8)));
            first.StoreUnsafe(ref to);
            last.StoreUnsafe(ref to, (nuint)(count - 8));
        }
        else if (count >= 4)
        {
            var (first, last) = (Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, (nuint)(count - 4)));
            first.StoreUnsafe(ref to);
            last.StoreUnsafe(ref to, (nuint)(count - 4));
        }
        else
        {
            for (var j = 0; j < count; j++)
            {
                Unsafe.Add(ref to, j) = Unsafe.Add(ref from, j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Kernel1<T>(ref float a, ref float b, ref float last, int apart, in Walk walk)
        where T : struct, ILanes<T>
    {
        ref var last1 = ref Unsafe.Add(ref last, walk.Row1 * apart);
        ref var last2 = ref Unsafe.Add(ref last, walk.Row2 * apart);
        ref var last3 = ref Unsafe.Add(ref last, walk.Row3 * apart);
        T c00 = default, c10 = default, c20 = default, c30 = default;
        if (!walk.IsFirst)
        {
            c00 = T.Load(ref last);
            c10 = T.Load(ref last1);
            c20 = T.Load(ref last2);
            c30 = T.Load(ref last3);
        }

        var (row1, row2, row3) = ((nint)walk.Row1 * walk.Left, (nint)walk.Row2 * walk.Left, (nint)walk.Row3 * walk.Left); // not int, which is widened at each use
        var (step, right) = ((nint)walk.Step, (nint)walk.Right);
        for (var p = walk.Depth; p != 0; p--)
        {
            var b0 = T.Load(ref b);
            var a0 = T.Broadcast(a);
            c00 = T.MultiplyAdd(a0, b0, c00);
            var a1 = T.Broadcast(Unsafe.Add(ref a, row1));
            c10 = T.MultiplyAdd(a1, b0, c10);
            var a2 = T.Broadcast(Unsafe.Add(ref a, row2));
            c20 = T.MultiplyAdd(a2, b0, c20);
            var a3 = T.Broadcast(Unsafe.Add(ref a, row3));
            c30 = T.MultiplyAdd(a3, b0, c30);
            a = ref Unsafe.Add(ref a, step);
            b = ref Unsafe.Add(ref b, right);
        }

        c00.Store(ref last);
        c10.Store(ref last1);
        c20.Store(ref last2);
        c30.Store(ref last3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Kernel2<T>(ref float a, ref float b, ref float c, ref float last, int apart, in Walk walk)
        where T : struct, ILanes<T>
    {
        ref var c1 = ref Unsafe.Add(ref c, walk.Row1 * walk.To);
        ref var c2 = ref Unsafe.Add(ref c, walk.Row2 * walk.To);
        ref var c3 = ref Unsafe.Add(ref c, walk.Row3 * walk.To);
        ref var last1 = ref Unsafe.Add(ref last, walk.Row1 * apart);
        ref var last2 = ref Unsafe.Add(ref last, walk.Row2 * apart);
        ref var last3 = ref Unsafe.Add(ref last, walk.Row3 * apart);
        T c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        if (!walk.IsFirst)
        {
            c00 = T.Load(ref c);
            c01 = T.Load(ref last);
            c10 = T.Load(ref c1);
            c11 = T.Load(ref last1);
            c20 = T.Load(ref c2);
            c21 = T.Load(ref last2);
            c30 = T.Load(ref c3);
            c31 = T.Load(ref last3);
        }

        var (row1, row2, row3) = ((nint)walk.Row1 * walk.Left, (nint)walk.Row2 * walk.Left, (nint)walk.Row3 * walk.Left); // not int, which is widened at each use
        var (step, right) = ((nint)walk.Step, (nint)walk.Right);
        for (var p = walk.Depth; p != 0; p--)
        {
            var b0 = T.Load(ref b);
            var b1 = T.Load(ref Unsafe.Add(ref b, T.Count));
            var a0 = T.Broadcast(a);
            c00 = T.MultiplyAdd(a0, b0, c00);
            c01 = T.MultiplyAdd(a0, b1, c01);
            var a1 = T.Broadcast(Unsafe.Add(ref a, row1));
            c10 = T.MultiplyAdd(a1, b0, c10);
            c11 = T.MultiplyAdd(a1, b1, c11);
            var a2 = T.Broadcast(Unsafe.Add(ref a, row2));
            c20 = T.MultiplyAdd(a2, b0, c20);
            c21 = T.MultiplyAdd(a2, b1, c21);
            var a3 = T.Broadcast(Unsafe.Add(ref a, row3));
            c30 = T.MultiplyAdd(a3, b0, c30);
            c31 = T.MultiplyAdd(a3, b1, c31);
            a = ref Unsafe.Add(ref a, step);
            b = ref Unsafe.Add(ref b, right);
        }

        c00.Store(ref c);
        c01.Store(ref last);
        c10.Store(ref c1);
        c11.Store(ref last1);
        c20.Store(ref c2);
        c21.Store(ref last2);
        c30.Store(ref c3);
        c31.Store(ref last3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Kernel3<T>(ref float a, ref float b, ref float c, ref float last, int apart, in Walk walk)
        where T : struct, ILanes<T>
    {
        ref var c1 = ref Unsafe.Add(ref c, walk.Row1 * walk.To);
        ref var c2 = ref Unsafe.Add(ref c, walk.Row2 * walk.To);
        ref var c3 = ref Unsafe.Add(ref c, walk.Row3 * walk.To);
        ref var last1 = ref Unsafe.Add(ref last, walk.Row1 * apart);
        ref var last2 = ref Unsafe.Add(ref last, walk.Row2 * apart);
        ref var last3 = ref Unsafe.Add(ref last, walk.Row3 * apart);
        T c00 = default, c01 = default, c02 = default, c10 = default, c11 = default, c12 = default, c20 = default, c21 = default, c22 = default, c30 = default, c31 = default, c32 = default;
        if (!walk.IsFirst)
        {
            c00 = T.Load(ref c);
            c01 = T.Load(ref Unsafe.Add(ref c, T.Count));
            c02 = T.Load(ref last);
            c10 = T.Load(ref c1);
            c11 = T.Load(ref Unsafe.Add(ref c1, T.Count));
            c12 = T.Load(ref last1);
            c20 = T.Load(ref c2);
            c21 = T.Load(ref Unsafe.Add(ref c2, T.Count));
            c22 = T.Load(ref last2);
            c30 = T.Load(ref c3);
            c31 = T.Load(ref Unsafe.Add(ref c3, T.Count));
            c32 = T.Load(ref last3);
        }

        var (row1, row2, row3) = ((nint)walk.Row1 * walk.Left, (nint)walk.Row2 * walk.Left, (nint)walk.Row3 * walk.Left); // not int, which is widened at each use
        var (step, right) = ((nint)walk.Step, (nint)walk.Right);
        for (var p = walk.Depth; p != 0; p--)
        {
            var b0 = T.Load(ref b);
            var b1 = T.Load(ref Unsafe.Add(ref b, T.Count));
            var b2 = T.Load(ref Unsafe.Add(ref b, 2 * T.Count));
            var a0 = T.Broadcast(a);
            c00 = T.MultiplyAdd(a0, b0, c00);
            c01 = T.MultiplyAdd(a0, b1, c01);
            c02 = T.MultiplyAdd(a0, b2, c02);
            var a1 = T.Broadcast(Unsafe.Add(ref a, row1));
            c10 = T.MultiplyAdd(a1, b0, c10);
            c11 = T.MultiplyAdd(a1, b1, c11);
            c12 = T.MultiplyAdd(a1, b2, c12);
            var a2 = T.Broadcast(Unsafe.Add(ref a, row2));
            c20 = T.MultiplyAdd(a2, b0, c20);
            c21 = T.MultiplyAdd(a2, b1, c21);
            c22 = T.MultiplyAdd(a2, b2, c22);
            var a3 = T.Broadcast(Unsafe.Add(ref a, row3));
            c30 = T.MultiplyAdd(a3, b0, c30);
            c31 = T.MultiplyAdd(a3, b1, c31);
            c32 = T.MultiplyAdd(a3, b2, c32);
            a = ref Unsafe.Add(ref a, step);
            b = ref Unsafe.Add(ref b, right);
        }

        c00.Store(ref c);
        c01.Store(ref Unsafe.Add(ref c, T.Count));
        c02.Store(ref last);
        c10.Store(ref c1);
        c11.Store(ref Unsafe.Add(ref c1, T.Count));
        c12.Store(ref last1);
        c20.Store(ref c2);
        c21.Store(ref Unsafe.Add(ref c2, T.Count));
        c22.Store(ref last2);
        c30.Store(ref c3);
        c31.Store(ref Unsafe.Add(ref c3, T.Count));
        c32.Store(ref last3);
    }
}
