using System.Globalization;
using System.Text;
using Descent;
using Descent.Benchmarks;
using TorchSharp;

// Every workload in Descent and in TorchSharp, in turn within one process: `bench/run [--quick] [--only ID…] [--write]`.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var isQuick = args.Contains("--quick");
var only = args.SkipWhile(arg => arg != "--only").Skip(1).TakeWhile(arg => !arg.StartsWith('-')).ToArray();
var (rounds, seconds) = isQuick ? (7, 0.02) : (21, 0.05);
var threads = Math.Min(2, Environment.ProcessorCount);
var report = new StringBuilder();

var flops = Limits.Flops(1);
var copy = Limits.Copy(threads);
Line($"{Environment.ProcessorCount} processors; fused multiply-adds {flops / 1e9:F0} GFLOP/s on one thread, {Limits.Flops(threads) / 1e9:F0} on {threads}; copy {Limits.Copy(1) / 1e9:F1} and {copy / 1e9:F1} GB/s, triad {Limits.Triad(1) / 1e9:F1} and {Limits.Triad(threads) / 1e9:F1} GB/s.");
Line($"TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)}, libtorch's better of 1 and {threads} threads. Medians of {rounds}, quartiles in brackets, microseconds; × is how many times faster.");
Line("");
Line("| workload | Descent, 1 thread | × | Descent, 2 threads | × | libtorch, 1 | libtorch, 2 | share of the limit, 1 and 2 | bytes allocated | difference |");
Line("|---|---|---|---|---|---|---|---|---|---|");
var ratios = new List<double>();
foreach (var (id, make) in Training.All.Concat(Alone.All).Where(entry => only.Length == 0 || only.Any(prefix => entry.Id.Split(' ')[0] == prefix || entry.Id == prefix)))
{
    var workload = make();
    var difference = workload.Difference();
    if (!(difference < 1e-3))
    {
        Console.Error.WriteLine($"{id}: the libraries differ by {difference:E1} of the largest number. Times of different results are not compared.");
        return 1;
    }

    var times = Timing.Interleaved([(1, workload.Ours), (threads, workload.Ours), (1, workload.Theirs), (threads, workload.Theirs)], rounds, seconds);
    Threads.Max = 1;
    var before = GC.GetAllocatedBytesForCurrentThread();
    workload.Ours();
    var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    var peer = Math.Min(times[2].Median, times[3].Median);
    if (id.StartsWith("A7", StringComparison.Ordinal))
    {
        ratios.Add(Math.Max(times[2].Median / times[0].Median, 0));
    }

    Line($"| {id}: {workload.Name} | {Show(times[0])} | {peer / times[0].Median:F2} | {Show(times[1])} | {peer / times[1].Median:F2} | {Show(times[2])} | {Show(times[3])} | {Share(times[0], 1)}, {Share(times[1], threads)} | {allocated} | {difference:E0} |");

    string Share(Timing time, int count) => workload.Flops > 0 ? $"{workload.Flops / time.Median / (flops * count):P0} of multiply-adds"
        : workload.Bytes > 0 ? $"{workload.Bytes / time.Median / copy:P0} of a copy on {threads} threads" : "";
}

if (ratios.Count > 0)
{
    Line("");
    Line($"Matrix products on one thread each: geometric mean × {Math.Exp(ratios.Average(Math.Log)):F2}, least × {ratios.Min():F2}.");
}

if (args.Contains("--write"))
{
    File.WriteAllText(Path.Combine(Environment.CurrentDirectory, "docs", "performance-table.md"), report.ToString());
}

return 0;

void Line(string text)
{
    Console.WriteLine(text);
    report.Append(text).Append('\n');
}

static string Show(Timing time) => $"{time.Median * 1e6:F1} [{time.Low * 1e6:F1}..{time.High * 1e6:F1}]";
