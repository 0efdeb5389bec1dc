using System.Diagnostics;

namespace Descent.Benchmarks;

/// <summary>Where the time of a workload goes: each instruction of its plan, and what is left.</summary>
internal static class Profile
{
    private const double Seconds = 1;
    private const double Look = 20e-9; // a look at the clock takes about so long, and is taken off

    /// <summary>Prints the instructions of one workload with their mean times, on one thread and on all.</summary>
    public static void Print(string id)
    {
        var workload = Training.All.Concat(Alone.All).First(entry => entry.Id == id).Make();
        var threads = Math.Min(2, Environment.ProcessorCount);
        Timing.WaitForCores();
        var whole = Timing.Interleaved([(1, Seconds, workload.Ours), (threads, Seconds, workload.Ours)], 11, Seconds / 20);
        var (one, all) = (Times(workload, 1), Times(workload, threads));
        Console.WriteLine($"{id}: {workload.Name}: {whole[0]} on one thread, {whole[1]} on {threads}\n");
        Console.WriteLine($"| instruction | 1 thread | share | {threads} threads | share |");
        Console.WriteLine("|---|---|---|---|---|");
        var texts = workload.Instructions().Select(instruction => instruction.Text);
        foreach (var (text, first, second) in texts.Zip(one, all).Append(("update, and what is around", whole[0].Median - one.Sum(), whole[1].Median - all.Sum())))
        {
            Console.WriteLine($"| {text} | {Timing.Show(first)} | {first / whole[0].Median:P0} | {Timing.Show(second)} | {second / whole[1].Median:P0} |");
        }

        Console.WriteLine();
    }

    // In their order and with their data as they are in a step, so that caches are, too.
    private static double[] Times(Workload workload, int threads)
    {
        Threads.Max = threads;
        workload.Ours();
        var instructions = workload.Instructions();
        var ticks = new long[instructions.Count];
        var (rounds, start) = (0, Stopwatch.GetTimestamp());
        for (; Stopwatch.GetElapsedTime(start).TotalSeconds < Seconds; rounds++)
        {
            workload.Ours(); // the update between, which leaves the caches as they are in a training
            var before = Stopwatch.GetTimestamp();
            for (var i = 0; i < ticks.Length; i++)
            {
                instructions[i].Run();
                var after = Stopwatch.GetTimestamp();
                ticks[i] += after - before;
                before = after;
            }
        }

        return Array.ConvertAll(ticks, sum => Math.Max(0, sum / (double)Stopwatch.Frequency / rounds - Look));
    }
}
