using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace Descent.Benchmarks;

/// <summary>Very many steps of the smallest workload, and what memory does meanwhile.</summary>
internal static class Soak
{
    private const int Steps = 1_000_000;
    private const int Stretches = 10;
    private const int WarmUp = 300_000; // steps, while the runtime still compiles
    private const long Drift = 1 << 20; // of the working set; a leak of one byte a step would reach it

    /// <summary>Measures memory at the end of each stretch; the table, or null where memory grew.</summary>
    public static string? Run()
    {
        var workload = Training.All.First(entry => entry.Id == "A1").Make();
        var looks = new (long WorkingSet, long Heap, long Allocated, double Seconds)[Stretches + 1];
        using var memory = File.OpenHandle("/proc/self/statm");
        for (var stretch = 0; stretch <= Stretches; stretch++)
        {
            var steps = stretch == 0 ? WarmUp : Steps / Stretches;
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < steps; i++)
            {
                workload.Ours();
            }

            looks[stretch] = (Resident(memory), GC.GetTotalMemory(false), GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetElapsedTime(start).TotalSeconds / steps);
        }

        var report = new StringBuilder();
        Line($"{Steps:N0} steps of A1 in one process, after {WarmUp:N0} to warm up.");
        Line("");
        Line("| steps | working set | managed heap | allocated since the row above | a step |");
        Line("|---|---|---|---|---|");
        for (var i = 0; i <= Stretches; i++)
        {
            Line($"| {Steps / Stretches * i:N0} | {looks[i].WorkingSet / 1024:N0} KiB | {looks[i].Heap / 1024:N0} KiB | {(i == 0 ? "" : $"{looks[i].Allocated - looks[i - 1].Allocated} B")} | {Timing.Show(looks[i].Seconds)} |");
        }

        var drift = looks[^1].WorkingSet - looks[0].WorkingSet;
        Line("");
        Line($"From the first row to the last the working set changed by {drift / 1024:+#,0;-#,0;0} KiB.");
        return drift <= Drift ? report.ToString() : null;

        void Line(string text)
        {
            Console.WriteLine(text);
            report.Append(text).Append('\n');
        }
    }

    // Read without allocating: a look must not be what it sees. The second number is that of resident pages.
    private static long Resident(Microsoft.Win32.SafeHandles.SafeFileHandle memory)
    {
        Span<byte> text = stackalloc byte[128];
        var read = RandomAccess.Read(memory, text, 0);
        var second = text[..read][(text.IndexOf((byte)' ') + 1)..];
        _ = Utf8Parser.TryParse(second, out long pages, out _);
        return pages * Environment.SystemPageSize;
    }
}
