using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Parts of a product's factors copied close together, in the order in which the tiles read them.</summary>
internal static class ProductPacking
{
    /// <summary>How many rows of A lie side by side in a strip: those of a tile or of two.</summary>
    public const int Strip = 8;

    private const int Near = 32; // steps of k that are turned at a time: 6 KB of a panel of 48 columns

    /// <summary>Where a row's strip starts, or where in it the row stands.</summary>
    public static int At(int row, int depth) => row / Strip * Strip * depth + row % Strip;

    /// <summary>Rows of A that stand as columns: for each step of k, the numbers of a strip. Two strips at a time, which is a cache line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Left(ReadOnlySpan<float> source, int stride, int rows, int depth, Span<float> strips)
    {
        for (var top = 0; top < rows; top += 2 * Strip)
        {
            ref var from = ref MemoryMarshal.GetReference(source[top..]);
            ref var to = ref MemoryMarshal.GetReference(strips[(top * depth)..]);
            if (top + 2 * Strip <= rows)
            {
                for (var p = 0; p < depth; p++)
                {
                    var (first, second) = (Vector256.LoadUnsafe(ref from, (nuint)p * (nuint)stride), Vector256.LoadUnsafe(ref from, (nuint)p * (nuint)stride + Strip));
                    first.StoreUnsafe(ref to, (nuint)p * Strip);
                    second.StoreUnsafe(ref to, (nuint)(p + depth) * Strip);
                }
            }
            else
            {
                for (var row = 0; row < rows - top; row++)
                {
                    for (var (p, at) = (0, At(row, depth)); p < depth; p++, at += Strip)
                    {
                        Unsafe.Add(ref to, at) = Unsafe.Add(ref from, p * stride + row);
                    }
                }
            }
        }
    }

    /// <summary>So many rows and columns of B into rows of whole registers; what stands behind the columns is not looked at, but multiplied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Right<T>(ReadOnlySpan<float> source, int rowStride, int columnStride, int depth, int columns, int width, Span<float> panel)
        where T : struct, ILanes<T>
    {
        if (columns < width)
        {
            panel[..(depth * width)].Clear(); // tiny numbers that others left there would make the processor slow
        }

        if (columnStride != 1)
        {
            Transposed(source, columnStride, depth, columns, width, panel);
            return;
        }

        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(panel[..(depth * width)]);
        var whole = source.Length < width ? 0 : Math.Min(depth, (source.Length - width) / rowStride + 1); // as many as can be read beyond their columns
        for (var row = 0; row < whole; row++)
        {
            for (var j = 0; j < width; j += T.Count)
            {
                T.Load(ref Unsafe.Add(ref from, (nint)row * rowStride + j)).Store(ref Unsafe.Add(ref to, row * width + j));
            }
        }

        for (var row = whole; row < depth; row++)
        {
            source.Slice(row * rowStride, columns).CopyTo(panel[(row * width)..]);
        }
    }

    // Columns of B that stand as rows: eight columns by four steps of k, the last of both over what is already there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transposed(ReadOnlySpan<float> source, int stride, int depth, int columns, int width, Span<float> panel)
    {
        if (!Avx.IsSupported || columns < 8 || depth < 4)
        {
            for (var column = 0; column < columns; column++)
            {
                for (var row = 0; row < depth; row++)
                {
                    panel[row * width + column] = source[column * stride + row];
                }
            }

            return;
        }

        for (var start = 0; start < depth; start += Near)
        {
            var end = Math.Min(depth, start + Near);
            for (var column = 0; column < columns; column += 8)
            {
                var left = Math.Min(column, columns - 8);
                ref var from = ref MemoryMarshal.GetReference(source.Slice(left * stride, 7 * stride + depth));
                ref var to = ref MemoryMarshal.GetReference(panel.Slice(left, (depth - 1) * width + 8));
                for (var row = start; row < end; row += 4)
                {
                    var top = Math.Min(row, depth - 4);
                    Transposed(ref Unsafe.Add(ref from, top), stride, ref Unsafe.Add(ref to, top * width), width);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transposed(ref float from, nint stride, ref float to, nint width)
    {
        ref var below = ref Unsafe.Add(ref from, 4 * stride);
        var a = Vector256.Create(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref below));
        var b = Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Add(ref from, stride)), Vector128.LoadUnsafe(ref Unsafe.Add(ref below, stride)));
        var c = Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * stride)), Vector128.LoadUnsafe(ref Unsafe.Add(ref below, 2 * stride)));
        var d = Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * stride)), Vector128.LoadUnsafe(ref Unsafe.Add(ref below, 3 * stride)));
        var (ab, cd) = (Avx.UnpackLow(a, b), Avx.UnpackLow(c, d));
        Avx.Shuffle(ab, cd, 0b01_00_01_00).StoreUnsafe(ref to);
        Avx.Shuffle(ab, cd, 0b11_10_11_10).StoreUnsafe(ref Unsafe.Add(ref to, width));
        (ab, cd) = (Avx.UnpackHigh(a, b), Avx.UnpackHigh(c, d));
        Avx.Shuffle(ab, cd, 0b01_00_01_00).StoreUnsafe(ref Unsafe.Add(ref to, 2 * width));
        Avx.Shuffle(ab, cd, 0b11_10_11_10).StoreUnsafe(ref Unsafe.Add(ref to, 3 * width));
    }
}
