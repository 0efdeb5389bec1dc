using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Float32 matrix product, <c>C = A B</c>, either side read transposed; the plain form is <c>Ops.MatMul.Evaluate</c>.</summary>
/// <remarks>
/// B is copied, panel by panel, into rows of three registers, filled up with zeros; a micro-kernel holds 4 × 3 registers of C
/// and walks down a panel with fused multiply-adds. Each number of C is one sum in the order of k, so its bits depend neither
/// on the register width, nor on the number of threads, nor on what stands beside it.
/// </remarks>
internal static class MatrixProduct
{
    private const int Rows = 4;
    private const int Registers = 3;
    private const int Depth = 384; // a panel of 384 × 48 floats is 72 KB: it stays in the second-level cache

    /// <summary>Below so many multiplications a second thread costs more than it brings (measured: about 20 µs of work).</summary>
    private const long SmallestShare = 500_000;

    /// <summary>A matrix as it is read: where it starts, and how far apart its rows and columns are.</summary>
    internal readonly record struct View(ReadOnlyMemory<float> Data, int RowStride, int ColumnStride);

    public static void Run(View a, View b, Memory<float> c, int m, int k, int n)
    {
        if (k == 0 || m == 0 || n == 0)
        {
            return; // C is all zeros, as it was given
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Run<Lanes16>(a, b, c, m, k, n);
        }
        else
        {
            Run<Lanes8>(a, b, c, m, k, n);
        }
    }

    private static void Run<TLanes>(View a, View b, Memory<float> c, int m, int k, int n)
        where TLanes : struct, ILanes<TLanes>
    {
        // Shared along the longer side: each thread copies only the columns of B that it reads.
        var isByColumns = n >= m;
        var shares = isByColumns ? (n + TLanes.Count - 1) / TLanes.Count : (m + Rows - 1) / Rows;
        var parts = (int)Math.Min(Math.Min(Workers.MaxThreads, shares), Math.Max(1, (long)m * k * n / SmallestShare));
        Workers.Run(parts, new Job<TLanes>(a, b, c, m, k, n, isByColumns, shares, parts));
    }

    // Whole registers of columns, or whole groups of rows, each; threads share nothing but what they read.
    private readonly record struct Job<TLanes>(View A, View B, Memory<float> C, int M, int K, int N, bool IsByColumns, int Shares, int Parts) : IJob
        where TLanes : struct, ILanes<TLanes>
    {
        public void Run(int part)
        {
            var (first, end) = (Shares * part / Parts, Shares * (part + 1) / Parts);
            if (IsByColumns)
            {
                Part<TLanes>(A, B, C, (0, M), (first * TLanes.Count, Math.Min(N, end * TLanes.Count)), K, N);
            }
            else
            {
                Part<TLanes>(A, B, C, (first * Rows, Math.Min(M, end * Rows)), (0, N), K, N);
            }
        }
    }

    private static void Part<TLanes>(View a, View b, Memory<float> c, (int From, int To) rows, (int From, int To) columns, int k, int n)
        where TLanes : struct, ILanes<TLanes>
    {
        var width = Registers * TLanes.Count;
        var panel = ArrayPool<float>.Shared.Rent(Math.Min(Depth, k) * width);
        var left = a.Data.Span;
        var right = b.Data.Span;
        var output = c.Span;
        for (var p = 0; p < k; p += Depth)
        {
            var depth = Math.Min(Depth, k - p);
            for (var j = columns.From; j < columns.To; j += width)
            {
                var count = Math.Min(width, columns.To - j);
                var registers = (count + TLanes.Count - 1) / TLanes.Count;
                Pack(right[(p * b.RowStride + j * b.ColumnStride)..], b, depth, count, registers * TLanes.Count, panel);
                for (var i = rows.From; i < rows.To; i += Rows)
                {
                    Tile<TLanes>(left, a, i, Math.Min(Rows, rows.To - i), p, depth, panel, registers, output, j, count, n, isFirst: p == 0);
                }
            }
        }

        ArrayPool<float>.Shared.Return(panel);
    }

    // So many rows and columns of B into rows of so many floats, zeros behind.
    private static void Pack(ReadOnlySpan<float> source, View b, int depth, int columns, int width, Span<float> panel)
    {
        if (b.ColumnStride == 1)
        {
            for (var row = 0; row < depth; row++)
            {
                source.Slice(row * b.RowStride, columns).CopyTo(panel[(row * width)..]);
            }
        }
        else
        {
            PackTransposed(source, b.ColumnStride, depth, columns, width, panel);
        }

        for (var row = 0; row < depth && columns < width; row++)
        {
            panel.Slice(row * width + columns, width - columns).Clear();
        }
    }

    // Columns of B that stand as rows, four by four.
    private static void PackTransposed(ReadOnlySpan<float> source, int stride, int depth, int columns, int width, Span<float> panel)
    {
        var (wholeRows, wholeColumns) = Sse.IsSupported ? (depth / 4 * 4, columns / 4 * 4) : (0, 0);
        for (var column = 0; column < wholeColumns; column += 4)
        {
            ref var from = ref MemoryMarshal.GetReference(source[(column * stride)..]);
            ref var to = ref MemoryMarshal.GetReference(panel[column..]);
            for (var row = 0; row < wholeRows; row += 4)
            {
                var (a, b) = (Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref Unsafe.Add(ref from, stride)));
                var (c, d) = (Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * stride)), Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * stride)));
                var (ab, cd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));
                Sse.MoveLowToHigh(ab, cd).StoreUnsafe(ref to);
                Sse.MoveHighToLow(cd, ab).StoreUnsafe(ref Unsafe.Add(ref to, width));
                (ab, cd) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));
                Sse.MoveLowToHigh(ab, cd).StoreUnsafe(ref Unsafe.Add(ref to, 2 * width));
                Sse.MoveHighToLow(cd, ab).StoreUnsafe(ref Unsafe.Add(ref to, 3 * width));
                from = ref Unsafe.Add(ref from, 4);
                to = ref Unsafe.Add(ref to, 4 * width);
            }
        }

        for (var column = 0; column < columns; column++)
        {
            for (var row = column < wholeColumns ? wholeRows : 0; row < depth; row++)
            {
                panel[row * width + column] = source[column * stride + row];
            }
        }
    }

    // Up to 4 rows of C by the columns of the panel; the last rows and columns go through a scratch tile.
    private static void Tile<TLanes>(ReadOnlySpan<float> data, View a, int i, int rows, int p, int depth, ReadOnlySpan<float> panel, int registers, Span<float> c, int j, int columns, int n, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        var width = registers * TLanes.Count;
        Span<float> scratch = stackalloc float[Rows * Registers * 16];
        var isWhole = rows == Rows && columns == width;
        if (!isFirst && !isWhole)
        {
            for (var row = 0; row < rows; row++)
            {
                c.Slice((i + row) * n + j, columns).CopyTo(scratch[(row * width)..]);
            }
        }

        ref var to = ref isWhole ? ref c[i * n + j] : ref scratch[0];
        var stride = isWhole ? n : width;
        ref var left = ref MemoryMarshal.GetReference(data[(i * a.RowStride + p * a.ColumnStride)..]);
        ref var right = ref MemoryMarshal.GetReference(panel);
        var last = (rows - 1) * a.RowStride; // rows that are not there repeat the last one, and are not written
        var (row1, row2, row3) = (Math.Min(a.RowStride, last), Math.Min(2 * a.RowStride, last), last);
        switch (registers)
        {
            case 1: Kernel1<TLanes>(ref left, row1, row2, row3, a.ColumnStride, depth, ref right, ref to, stride, isFirst); break;
            case 2: Kernel2<TLanes>(ref left, row1, row2, row3, a.ColumnStride, depth, ref right, ref to, stride, isFirst); break;
            default: Kernel3<TLanes>(ref left, row1, row2, row3, a.ColumnStride, depth, ref right, ref to, stride, isFirst); break;
        }

        if (!isWhole)
        {
            for (var row = 0; row < rows; row++)
            {
                scratch.Slice(row * width, columns).CopyTo(c[((i + row) * n + j)..]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Kernel1<T>(ref float a, int row1, int row2, int row3, int step, int depth, ref float b, ref float c, int stride, bool isFirst)
        where T : struct, ILanes<T>
    {
        var c00 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 0 * stride + 0 * T.Count));
        var c10 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 1 * stride + 0 * T.Count));
        var c20 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 2 * stride + 0 * T.Count));
        var c30 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 3 * stride + 0 * T.Count));
        for (var p = 0; p < depth; p++)
        {
            var b0 = T.Load(ref Unsafe.Add(ref b, 0 * T.Count));
            var a0 = T.Broadcast(a);
            c00 = T.MultiplyAdd(a0, b0, c00);
            var a1 = T.Broadcast(Unsafe.Add(ref a, row1));
            c10 = T.MultiplyAdd(a1, b0, c10);
            var a2 = T.Broadcast(Unsafe.Add(ref a, row2));
            c20 = T.MultiplyAdd(a2, b0, c20);
            var a3 = T.Broadcast(Unsafe.Add(ref a, row3));
            c30 = T.MultiplyAdd(a3, b0, c30);
            a = ref Unsafe.Add(ref a, step);
            b = ref Unsafe.Add(ref b, 1 * T.Count);
        }

        c00.Store(ref Unsafe.Add(ref c, 0 * stride + 0 * T.Count));
        c10.Store(ref Unsafe.Add(ref c, 1 * stride + 0 * T.Count));
        c20.Store(ref Unsafe.Add(ref c, 2 * stride + 0 * T.Count));
        c30.Store(ref Unsafe.Add(ref c, 3 * stride + 0 * T.Count));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Kernel2<T>(ref float a, int row1, int row2, int row3, int step, int depth, ref float b, ref float c, int stride, bool isFirst)
        where T : struct, ILanes<T>
    {
        var c00 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 0 * stride + 0 * T.Count));
        var c01 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 0 * stride + 1 * T.Count));
        var c10 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 1 * stride + 0 * T.Count));
        var c11 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 1 * stride + 1 * T.Count));
        var c20 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 2 * stride + 0 * T.Count));
        var c21 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 2 * stride + 1 * T.Count));
        var c30 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 3 * stride + 0 * T.Count));
        var c31 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 3 * stride + 1 * T.Count));
        for (var p = 0; p < depth; p++)
        {
            var b0 = T.Load(ref Unsafe.Add(ref b, 0 * T.Count));
            var b1 = T.Load(ref Unsafe.Add(ref b, 1 * T.Count));
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
            b = ref Unsafe.Add(ref b, 2 * T.Count);
        }

        c00.Store(ref Unsafe.Add(ref c, 0 * stride + 0 * T.Count));
        c01.Store(ref Unsafe.Add(ref c, 0 * stride + 1 * T.Count));
        c10.Store(ref Unsafe.Add(ref c, 1 * stride + 0 * T.Count));
        c11.Store(ref Unsafe.Add(ref c, 1 * stride + 1 * T.Count));
        c20.Store(ref Unsafe.Add(ref c, 2 * stride + 0 * T.Count));
        c21.Store(ref Unsafe.Add(ref c, 2 * stride + 1 * T.Count));
        c30.Store(ref Unsafe.Add(ref c, 3 * stride + 0 * T.Count));
        c31.Store(ref Unsafe.Add(ref c, 3 * stride + 1 * T.Count));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Kernel3<T>(ref float a, int row1, int row2, int row3, int step, int depth, ref float b, ref float c, int stride, bool isFirst)
        where T : struct, ILanes<T>
    {
        var c00 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 0 * stride + 0 * T.Count));
        var c01 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 0 * stride + 1 * T.Count));
        var c02 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 0 * stride + 2 * T.Count));
        var c10 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 1 * stride + 0 * T.Count));
        var c11 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 1 * stride + 1 * T.Count));
        var c12 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 1 * stride + 2 * T.Count));
        var c20 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 2 * stride + 0 * T.Count));
        var c21 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 2 * stride + 1 * T.Count));
        var c22 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 2 * stride + 2 * T.Count));
        var c30 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 3 * stride + 0 * T.Count));
        var c31 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 3 * stride + 1 * T.Count));
        var c32 = isFirst ? T.Broadcast(0) : T.Load(ref Unsafe.Add(ref c, 3 * stride + 2 * T.Count));
        for (var p = 0; p < depth; p++)
        {
            var b0 = T.Load(ref Unsafe.Add(ref b, 0 * T.Count));
            var b1 = T.Load(ref Unsafe.Add(ref b, 1 * T.Count));
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
            b = ref Unsafe.Add(ref b, 3 * T.Count);
        }

        c00.Store(ref Unsafe.Add(ref c, 0 * stride + 0 * T.Count));
        c01.Store(ref Unsafe.Add(ref c, 0 * stride + 1 * T.Count));
        c02.Store(ref Unsafe.Add(ref c, 0 * stride + 2 * T.Count));
        c10.Store(ref Unsafe.Add(ref c, 1 * stride + 0 * T.Count));
        c11.Store(ref Unsafe.Add(ref c, 1 * stride + 1 * T.Count));
        c12.Store(ref Unsafe.Add(ref c, 1 * stride + 2 * T.Count));
        c20.Store(ref Unsafe.Add(ref c, 2 * stride + 0 * T.Count));
        c21.Store(ref Unsafe.Add(ref c, 2 * stride + 1 * T.Count));
        c22.Store(ref Unsafe.Add(ref c, 2 * stride + 2 * T.Count));
        c30.Store(ref Unsafe.Add(ref c, 3 * stride + 0 * T.Count));
        c31.Store(ref Unsafe.Add(ref c, 3 * stride + 1 * T.Count));
        c32.Store(ref Unsafe.Add(ref c, 3 * stride + 2 * T.Count));
    }
}
