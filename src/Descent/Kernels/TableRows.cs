using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>Rows taken from a table by number, and added back into it; the plain forms are <c>Ops.GatherRows</c> and <c>Ops.ScatterRows</c>.</summary>
internal static class TableRows
{
    private const int SmallestShare = 32_768; // numbers moved: about 5 µs

    /// <summary>Copies rows of a table, by checked numbers.</summary>
    public static void Gather(ReadOnlyMemory<float> table, ReadOnlyMemory<int> rows, Memory<float> output)
    {
        var parts = Parts(output.Length, rows.Length);
        Workers.Run(parts, new GatherJob(table, rows, output, parts));
    }

    /// <summary>Adds rows into a table, in their order; the table holds numbers already.</summary>
    public static void Scatter(ReadOnlyMemory<float> x, ReadOnlyMemory<int> rows, Memory<float> table, int width)
    {
        if (width == 0)
        {
            return;
        }

        var parts = x.Length < table.Length ? 1 : Parts(x.Length, width / Lanes8.Count);
        Workers.Run(parts, new ScatterJob(x, rows, table, width, parts));
    }

    private static int Parts(int numbers, int most) => Math.Max(1, Math.Min(Math.Min(Workers.MaxThreads, most), numbers / SmallestShare));

    private readonly record struct GatherJob(ReadOnlyMemory<float> Table, ReadOnlyMemory<int> Rows, Memory<float> Output, int Parts) : IJob
    {
        public void Run(int part)
        {
            var table = Table.Span;
            var rows = Rows.Span;
            var output = Output.Span;
            var width = rows.Length == 0 ? 0 : output.Length / rows.Length;
            var end = (int)((long)rows.Length * (part + 1) / Parts);
            for (var i = (int)((long)rows.Length * part / Parts); i < end; i++)
            {
                table.Slice(rows[i] * width, width).CopyTo(output[(i * width)..]);
            }
        }
    }

    // Each thread has some columns of the table to itself: every sum runs in the order of the rows.
    private readonly record struct ScatterJob(ReadOnlyMemory<float> X, ReadOnlyMemory<int> Rows, Memory<float> Table, int Width, int Parts) : IJob
    {
        public void Run(int part)
        {
            var x = X.Span;
            var rows = Rows.Span;
            var (from, to) = (Column(part), Column(part + 1));
            var (count, width) = (Table.Length / Width, to - from);

            // A copy of its own: two threads that write to one cache line wait for each other.
            var buffer = ArrayPool<float>.Shared.Rent(count * width);
            for (var row = 0; row < count; row++)
            {
                Table.Span.Slice(row * Width + from, width).CopyTo(buffer.AsSpan(row * width));
            }

            for (var i = 0; i < rows.Length; i++)
            {
                Add(x.Slice(i * Width + from, width), buffer.AsSpan(rows[i] * width, width));
            }

            for (var row = 0; row < count; row++)
            {
                buffer.AsSpan(row * width, width).CopyTo(Table.Span[(row * Width + from)..]);
            }

            ArrayPool<float>.Shared.Return(buffer);
        }

        // At whole registers, but for the last.
        private int Column(int part) => part == Parts ? Width : Width * part / Parts / Lanes8.Count * Lanes8.Count;

        private static void Add(ReadOnlySpan<float> x, Span<float> sum)
        {
            var eights = MemoryMarshal.Cast<float, Vector256<float>>(x);
            var sums = MemoryMarshal.Cast<float, Vector256<float>>(sum);
            for (var j = 0; j < sums.Length && j < eights.Length; j++)
            {
                sums[j] += eights[j];
            }

            for (var j = sums.Length * Vector256<float>.Count; j < sum.Length; j++)
            {
                sum[j] += x[j];
            }
        }
    }
}
