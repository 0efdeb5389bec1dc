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
    /// <param name="x">The rows that are added.</param>
    /// <param name="rows">Where each goes.</param>
    /// <param name="table">The table.</param>
    /// <param name="width">The length of a row.</param>
    /// <param name="places">Where each stands in x; empty where they are 0, 1, 2….</param>
    public static void Scatter(ReadOnlyMemory<float> x, ReadOnlyMemory<int> rows, Memory<float> table, int width, ReadOnlyMemory<int> places = default)
    {
        if (width == 0)
        {
            return;
        }

        var count = rows.Length * width;
        var parts = count < table.Length ? 1 : Parts(count, width / Lanes8.Count);
        Workers.Run(parts, new ScatterJob(x, rows, places, table, width, parts));
    }

    private static int Parts(int numbers, int most) => Math.Max(1, Math.Min(Math.Min(Workers.MaxThreads, most), numbers / SmallestShare));

    private readonly record struct GatherJob(ReadOnlyMemory<float> Table, ReadOnlyMemory<int> Rows, Memory<float> Output, int Parts) : IJob
    {
        public void Run(int part)
        {
            var table = Table.Span;
            var rows = Rows.Span;
            var width = rows.Length == 0 ? 0 : Output.Length / rows.Length;
            var (from, end) = ((int)((long)rows.Length * part / Parts), (int)((long)rows.Length * (part + 1) / Parts));
            var output = Output.Span[..(end * width)];

            // Whole registers as long as there is room for them: what they write too much, the next row overwrites.
            var span = (width + Lanes8.Count - 1) / Lanes8.Count * Lanes8.Count;
            for (var i = from; i < end; i++)
            {
                var row = table[(rows[i] * width)..];
                var to = output[(i * width)..];
                if (row.Length < span || to.Length < span)
                {
                    row[..width].CopyTo(to);
                    continue;
                }

                for (var j = 0; j < span; j += Lanes8.Count)
                {
                    Lanes8.Load(in row[j]).Store(ref to[j]);
                }
            }
        }
    }

    // Each thread has some columns of the table to itself: every sum runs in the order of the rows.
    private readonly record struct ScatterJob(ReadOnlyMemory<float> X, ReadOnlyMemory<int> Rows, ReadOnlyMemory<int> Places, Memory<float> Table, int Width, int Parts) : IJob
    {
        public void Run(int part)
        {
            var x = X.Span;
            var rows = Rows.Span;
            var places = Places.Span;
            var (from, to) = (Column(part), Column(part + 1));
            var (count, width) = (Table.Length / Width, to - from);

            // A copy of its own, in whole registers: two threads that write to one cache line wait for each other.
            var span = (width + Lanes8.Count - 1) / Lanes8.Count * Lanes8.Count;
            var buffer = Room.Of(count * span);
            for (var row = 0; row < count; row++)
            {
                Table.Span.Slice(row * Width + from, width).CopyTo(buffer[(row * span)..]);
            }

            for (var i = 0; i < rows.Length; i++)
            {
                Add(x[((places.IsEmpty ? i : places[i]) * Width + from)..], buffer.Slice(rows[i] * span, span), width);
            }

            for (var row = 0; row < count; row++)
            {
                buffer.Slice(row * span, width).CopyTo(Table.Span[(row * Width + from)..]);
            }
        }

        // At whole registers, but for the last.
        private int Column(int part) => part == Parts ? Width : Width * part / Parts / Lanes8.Count * Lanes8.Count;

        // Of the last register, what stands behind the row goes where nobody looks; at the end of x there may be nothing.
        private static void Add(ReadOnlySpan<float> x, Span<float> sum, int width)
        {
            if (x.Length >= sum.Length)
            {
                for (var j = 0; j < sum.Length; j += Lanes8.Count)
                {
                    (Lanes8.Load(in sum[j]) + Lanes8.Load(in x[j])).Store(ref sum[j]);
                }
            }
            else
            {
                for (var j = 0; j < width; j++)
                {
                    sum[j] += x[j];
                }
            }
        }
    }
}
