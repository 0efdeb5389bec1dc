using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Float32 matrix products, <c>C = A B</c>, either side read transposed; the plain form is <c>Ops.MatMul.Evaluate</c>.</summary>
/// <remarks>
/// B is taken in panels of up to three registers of columns, read where they stand or copied close together; a tile of up to
/// 8 × 3 registers of C walks down a panel with fused multiply-adds. Each number of C is one sum in the order of k,
/// so its bits depend neither on the register width, nor on the number of threads, nor on what stands beside it.
/// </remarks>
internal static class MatrixProduct
{
    // A is taken in blocks of so many rows, B in blocks of so many columns, both so deep: a block of A is 512 KB, a panel of three registers 96 KB.
    private const int Height = 256;
    private const int Width = 1024;
    private const int Depth = 512;

    /// <summary>Up to so many steps of k, what is read stays in the first-level cache wherever it stands; more, far apart, push each other out.</summary>
    private const int Near = 64;

    /// <summary>Rows of B up to so many floats long can be read where they stand; further apart, each would be on a memory page of its own.</summary>
    private const int LongestInPlace = 256;

    /// <summary>B larger than so many floats, a first-level cache, is copied where so many tiles, one below the other, read it.</summary>
    private const int LargestInPlace = 8192;
    private const int TilesForPacking = 16;

    private const int LargestTile = ProductPacking.Strip * ProductTile.Registers * 16;

    /// <summary>So many times fewer rows than columns make it worth while to turn tiles (measured: 1.07 to 1.5 times as fast).</summary>
    private const int Fewer = 3;

    /// <summary>Below so many multiplications a second thread costs more than it brings (measured: about 20 µs of work).</summary>
    private const long SmallestShare = 500_000;

    /// <summary>A matrix as it is read: where it starts, and how far apart its rows and columns are.</summary>
    internal readonly record struct View(ReadOnlyMemory<float> Data, int RowStride, int ColumnStride)
    {
        /// <summary>Its transpose.</summary>
        public View Turned => new(Data, ColumnStride, RowStride);
    }

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
        // Where few rows of A meet many columns that stand as rows, Bᵀ Aᵀ copies the smaller factor, and its tiles are turned into C.
        var isTurned = b.ColumnStride != 1 && m % TLanes.Count == 0 && m <= n / Fewer && k <= Depth && !isAdded && ProductTile.Rows<TLanes>() == ProductPacking.Strip;
        if (isTurned)
        {
            (a, b, m, n) = (b.Turned, a.Turned, n, m);
        }

        // Shared along the rows, as what is computed number by number is, so that it stays near its thread; where there are far
        // more columns, along them, and each thread copies only those of B that it reads.
        var isByColumns = n >= 2 * m;
        var shares = isByColumns ? (n + TLanes.Count - 1) / TLanes.Count : (m + ProductTile.Rows<TLanes>() - 1) / ProductTile.Rows<TLanes>();
        var parts = (int)Math.Min(Math.Min(Workers.MaxThreads, (long)count * shares), Math.Max(1, (long)count * m * k * n / SmallestShare));
        Workers.Run(parts, new Job<TLanes>(a, b, c, count, m, k, n, apart, isAdded, isTurned, isByColumns, shares, parts));
    }

    // Whole registers of columns, or whole groups of rows, each, counted through all matrices; threads share nothing but what they read.
    private readonly record struct Job<TLanes>(View A, View B, Memory<float> C, int Count, int M, int K, int N, int Apart, bool IsAdded, bool IsTurned, bool IsByColumns, int Shares, int Parts) : IJob
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
                    Part<TLanes>(a, b, c, (0, M), (from * TLanes.Count, Math.Min(N, to * TLanes.Count)), K, Apart, IsAdded, IsTurned);
                }
                else
                {
                    var tall = ProductTile.Rows<TLanes>();
                    Part<TLanes>(a, b, c, (from * tall, Math.Min(M, to * tall)), (0, N), K, Apart, IsAdded, IsTurned);
                }
            }
        }
    }

    private static unsafe void Part<TLanes>(View a, View b, Memory<float> c, (int From, int To) rows, (int From, int To) columns, int k, int apart, bool isAdded, bool isTurned)
        where TLanes : struct, ILanes<TLanes>
    {
        fixed (float* to = c.Span)
        {
            for (var from = columns.From; from < columns.To; from += Width)
            {
                Part<TLanes>(a, b, to, rows, from, Math.Min(Width, columns.To - from), k, apart, isAdded, isTurned);
            }
        }
    }

    private static unsafe void Part<TLanes>(View a, View b, float* c, (int From, int To) rows, int from, int columns, int k, int apart, bool isAdded, bool isTurned)
        where TLanes : struct, ILanes<TLanes>
    {
        var tall = ProductTile.Rows<TLanes>();
        var (all, deepest) = ((columns + TLanes.Count - 1) / TLanes.Count, Math.Min(Depth, k));
        var panels = (all + ProductTile.Registers - 1) / ProductTile.Registers;
        var packsLeft = a.ColumnStride != 1 && k > Near && panels > 1;
        var packsRight = b.ColumnStride != 1 || b.RowStride > LongestInPlace || ((long)k * b.RowStride > LargestInPlace && rows.To - rows.From >= TilesForPacking * tall);
        var room = Room.Of(LargestTile + deepest * ((packsRight ? all : ProductTile.Registers) * TLanes.Count + (packsLeft ? Height : 0)));
        var tile = (float*)Unsafe.AsPointer(ref room[0]); // a room does not move
        var roomRight = room[LargestTile..];
        var roomLeft = room[^(packsLeft ? deepest * Height : 0)..];
        for (var p = 0; p < k; p += Depth)
        {
            var depth = Math.Min(Depth, k - p);
            for (var top = rows.From; top < rows.To; top += Height)
            {
                var bottom = Math.Min(rows.To, top + Height);
                if (packsLeft)
                {
                    ProductPacking.Left(a.Data.Span[(top + p * a.ColumnStride)..], a.ColumnStride, bottom - top, depth, roomLeft);
                }

                for (var panel = 0; panel < panels; panel++)
                {
                    var (first, end) = (all * panel / panels, all * (panel + 1) / panels);
                    var (registers, j) = (end - first, first * TLanes.Count);
                    var (width, count) = (registers * TLanes.Count, Math.Min(registers * TLanes.Count, columns - j));
                    var right = b.Data.Span[(p * b.RowStride + (from + j) * b.ColumnStride)..];
                    var stride = b.RowStride;
                    var last = TLanes.First(count - (registers - 1) * TLanes.Count);
                    if (packsRight || count < width)
                    {
                        var copy = roomRight[(packsRight ? depth * j : 0)..];
                        if (top == rows.From || !packsRight)
                        {
                            ProductPacking.Right<TLanes>(right, b.RowStride, b.ColumnStride, depth, count, width, copy);
                        }

                        right = copy;
                        stride = width;
                    }

                    for (var i = top; i < bottom; i += tall)
                    {
                        var left = packsLeft ? roomLeft[ProductPacking.At(i - top, depth)..] : a.Data.Span[(i * a.RowStride + p * a.ColumnStride)..];
                        var (leftRow, leftStep) = packsLeft ? (1, ProductPacking.Strip) : (a.RowStride, a.ColumnStride);
                        var high = Math.Min(tall, bottom - i);
                        var (to, toRow) = isTurned ? (0, width) : ((nint)i * apart + from + j, apart);
                        ProductTile.Run<TLanes>(left, right, (isTurned ? tile : c) + to, registers, last, new(high, leftRow, leftStep, stride, toRow, depth, p == 0 && !isAdded));
                        if (isTurned)
                        {
                            ProductPacking.Transposed(new(tile, high * width), width, count, high, apart, new(c + (nint)(from + j) * apart + i, (count - 1) * apart + high));
                        }
                    }
                }
            }
        }
    }
}
