using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Float32 matrix products, <c>C = A B</c>, either side read transposed; the plain form is <c>Ops.MatMul.Evaluate</c>.</summary>
/// <remarks>
/// B is taken in panels of up to three registers of columns, read where they stand or copied close together; a micro-kernel
/// holds 4 × 3 registers of C and walks down a panel with fused multiply-adds. Each number of C is one sum in the order of k,
/// so its bits depend neither on the register width, nor on the number of threads, nor on what stands beside it.
/// </remarks>
internal static class MatrixProduct
{
    private const int Rows = ProductTile.Rows;
    private const int Registers = ProductTile.Registers;
    private const int Depth = 384; // a panel of 384 × 48 floats is 72 KB: it stays in the second-level cache

    private const int Height = 256; // rows of A that are packed at once: 384 KB

    /// <summary>Up to so many steps of k, what is read stays in the first-level cache wherever it stands; more, far apart, push each other out.</summary>
    private const int Near = 64;

    /// <summary>Rows of B up to so many floats long can be read where they stand; further apart, each would be on a memory page of its own.</summary>
    private const int LongestInPlace = 256;

    /// <summary>B larger than so many floats, a first-level cache, is copied where so many rows of C read it.</summary>
    private const int LargestInPlace = 8192;
    private const int RowsForPacking = 32;

    /// <summary>Below so many multiplications a second thread costs more than it brings (measured: about 20 µs of work).</summary>
    private const long SmallestShare = 500_000;

    /// <summary>A matrix as it is read: where it starts, and how far apart its rows and columns are.</summary>
    internal readonly record struct View(ReadOnlyMemory<float> Data, int RowStride, int ColumnStride);

    /// <summary>So many products of matrices that lie one behind the other, C included.</summary>
    public static void Run(View a, View b, Memory<float> c, int count, int m, int k, int n)
    {
        if (k == 0)
        {
            c.Span.Clear();
            return;
        }

        Run(a, b, c, (count, m, k, n), n, isAdded: false);
    }

    /// <summary>One product into rows of C that are so far apart; added to what stands there, each sum going on in the order of k.</summary>
    public static void Run(View a, View b, Memory<float> c, int m, int k, int n, int apart, bool isAdded) => Run(a, b, c, (1, m, k, n), apart, isAdded);

    private static void Run(View a, View b, Memory<float> c, (int Count, int M, int K, int N) size, int apart, bool isAdded)
    {
        if ((long)size.Count * size.M * size.K * size.N == 0)
        {
            return;
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Run<Lanes16>(a, b, c, size, apart, isAdded);
        }
        else
        {
            Run<Lanes8>(a, b, c, size, apart, isAdded);
        }
    }

    private static void Run<TLanes>(View a, View b, Memory<float> c, (int Count, int M, int K, int N) size, int apart, bool isAdded)
        where TLanes : struct, ILanes<TLanes>
    {
        var (count, m, k, n) = size;
        // Shared along the longer side: each thread copies only the columns of B that it reads.
        var isByColumns = n >= m;
        var shares = isByColumns ? (n + TLanes.Count - 1) / TLanes.Count : (m + Rows - 1) / Rows;
        var parts = (int)Math.Min(Math.Min(Workers.MaxThreads, (long)count * shares), Math.Max(1, (long)count * m * k * n / SmallestShare));
        Workers.Run(parts, new Job<TLanes>(a, b, c, count, m, k, n, apart, isAdded, isByColumns, shares, parts));
    }

    // Whole registers of columns, or whole groups of rows, each, counted through all matrices; threads share nothing but what they read.
    private readonly record struct Job<TLanes>(View A, View B, Memory<float> C, int Count, int M, int K, int N, int Apart, bool IsAdded, bool IsByColumns, int Shares, int Parts) : IJob
        where TLanes : struct, ILanes<TLanes>
    {
        public void Run(int part)
        {
            var all = (long)Count * Shares;
            var (first, end) = (all * part / Parts, all * (part + 1) / Parts);
            for (var i = (int)(first / Shares); (long)i * Shares < end; i++)
            {
                var (from, to) = ((int)Math.Max(0, first - (long)i * Shares), (int)Math.Min(Shares, end - (long)i * Shares));
                var (a, b, c) = (A with { Data = A.Data[(i * M * K)..] }, B with { Data = B.Data[(i * K * N)..] }, C[(i * M * N)..]);
                if (IsByColumns)
                {
                    Part<TLanes>(a, b, c, (0, M), (from * TLanes.Count, Math.Min(N, to * TLanes.Count)), K, Apart, IsAdded);
                }
                else
                {
                    Part<TLanes>(a, b, c, (from * Rows, Math.Min(M, to * Rows)), (0, N), K, Apart, IsAdded);
                }
            }
        }
    }

    private static void Part<TLanes>(View a, View b, Memory<float> c, (int From, int To) rows, (int From, int To) columns, int k, int apart, bool isAdded)
        where TLanes : struct, ILanes<TLanes>
    {
        var all = (columns.To - columns.From + TLanes.Count - 1) / TLanes.Count;
        var panels = (all + Registers - 1) / Registers;
        var room = ArrayPool<float>.Shared.Rent(Math.Min(Depth, k) * Registers * TLanes.Count);
        var packsLeft = a.ColumnStride != 1 && k > Near && panels > 1;
        var height = packsLeft ? Height : rows.To - rows.From;
        var roomLeft = packsLeft ? ArrayPool<float>.Shared.Rent(Math.Min(Depth, k) * Height) : [];
        var packsRight = b.ColumnStride != 1 || b.RowStride > LongestInPlace || ((long)k * b.RowStride > LargestInPlace && rows.To - rows.From >= RowsForPacking);
        Span<float> scratch = stackalloc float[Rows * 16];
        for (var p = 0; p < k; p += Depth)
        {
            var depth = Math.Min(Depth, k - p);
            for (var top = rows.From; top < rows.To; top += height)
            {
                var bottom = Math.Min(rows.To, top + height);
                if (packsLeft)
                {
                    PackLeft(a.Data.Span[(top + p * a.ColumnStride)..], a.ColumnStride, bottom - top, depth, roomLeft);
                }

                for (var panel = 0; panel < panels; panel++)
                {
                    var (first, end) = (all * panel / panels, all * (panel + 1) / panels);
                    var (registers, j) = (end - first, columns.From + first * TLanes.Count);
                    var (width, count) = (registers * TLanes.Count, Math.Min(registers * TLanes.Count, columns.To - j));
                    var right = b.Data.Span[(p * b.RowStride + j * b.ColumnStride)..];
                    var stride = b.RowStride;
                    if (packsRight || count < width)
                    {
                        Pack<TLanes>(right, b, depth, count, width, room);
                        right = room;
                        stride = width;
                    }

                    for (var i = top; i < bottom; i += Rows)
                    {
                        var left = packsLeft ? roomLeft.AsSpan((i - top) * depth) : a.Data.Span[(i * a.RowStride + p * a.ColumnStride)..];
                        var (leftRow, leftStep) = packsLeft ? (1, Rows) : (a.RowStride, a.ColumnStride);
                        ProductTile.Run<TLanes>(left, right, c.Span[(i * apart + j)..], scratch, registers, count, new(Math.Min(Rows, bottom - i), leftRow, leftStep, stride, apart, depth, p == 0 && !isAdded));
                    }
                }
            }
        }

        ArrayPool<float>.Shared.Return(room);
        if (packsLeft)
        {
            ArrayPool<float>.Shared.Return(roomLeft);
        }
    }

    // Columns of A that stand as rows, as the tiles read them: four numbers for each step of k. Four tiles at a time, which is a cache line.
    private static void PackLeft(ReadOnlySpan<float> source, int stride, int rows, int depth, Span<float> tiles)
    {
        var tile = depth * Rows;
        for (var top = 0; top < rows; top += 4 * Rows)
        {
            ref var from = ref MemoryMarshal.GetReference(source[top..]);
            ref var to = ref MemoryMarshal.GetReference(tiles.Slice(top * depth, Math.Min(rows - top + Rows - 1, 4 * Rows) / Rows * tile));
            var isWhole = top + 4 * Rows <= rows;
            for (var p = 0; p < depth; p++)
            {
                for (var i = 0; i < 4 && isWhole; i++)
                {
                    Vector128.LoadUnsafe(in from, (nuint)(i * Rows)).StoreUnsafe(ref to, (nuint)(i * tile));
                }

                for (var i = 0; i < rows - top && !isWhole; i++)
                {
                    Unsafe.Add(ref to, i / Rows * tile + i % Rows) = Unsafe.Add(ref from, i);
                }

                from = ref Unsafe.Add(ref from, p + 1 < depth ? stride : 0); // never behind the end
                to = ref Unsafe.Add(ref to, Rows);
            }
        }
    }

    // So many rows and columns of B into rows of whole registers; what stands behind the columns is not looked at.
    private static void Pack<T>(ReadOnlySpan<float> source, View b, int depth, int columns, int width, Span<float> panel)
        where T : struct, ILanes<T>
    {
        if (b.ColumnStride != 1)
        {
            PackTransposed(source, b.ColumnStride, depth, columns, width, panel);
            return;
        }

        for (var row = 0; row < depth; row++)
        {
            var from = source[(row * b.RowStride)..];
            var to = panel.Slice(row * width, width);
            if (from.Length < width)
            {
                from[..columns].CopyTo(to);
                continue;
            }

            for (var j = 0; j < width; j += T.Count)
            {
                T.Load(in from[j]).Store(ref to[j]);
            }
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
}
