using System.Text;

namespace Descent.Benchmarks;

/// <summary>Every workload in both libraries, in turn within one process.</summary>
/// <param name="isQuick">Fewer and shorter rounds.</param>
internal sealed class Comparison(bool isQuick)
{
    private const double Agreement = 1e-3;
    private readonly int _rounds = isQuick ? 7 : 21;
    private readonly double _seconds = isQuick ? 0.02 : 0.05;
    private readonly int _threads = Math.Min(2, Environment.ProcessorCount);
    private readonly StringBuilder _workloads = new();
    private readonly StringBuilder _products = new();

    // How many times faster than libtorch's better; of products, the geometric mean.
    private static readonly Dictionary<string, double> Goals = new()
    {
        ["A1"] = 20,
        ["A2"] = 5,
        ["A3"] = 5,
        ["A3c8"] = 4,
        ["A4"] = 1.8,
        ["A6a"] = 8,
        ["A6b"] = 8,
        ["A6c"] = 2.5,
        ["A6d"] = 4,
        ["A6e"] = 1.1,
    };

    /// <summary>Measures some workloads, or all, and prints as it goes.</summary>
    /// <param name="only">Their short names, as A1 or A7; all, if none.</param>
    /// <param name="limits">What the processor can do.</param>
    /// <returns>The tables, by the name of their section; null where the libraries disagree.</returns>
    public IReadOnlyDictionary<string, string>? Run(string[] only, Limits limits)
    {
        var chosen = Training.All.Concat(Alone.All).Where(entry => only.Length == 0 || only.Contains(entry.Id.Split(' ')[0]) || only.Contains(entry.Id)).ToArray();
        var (steps, products) = (chosen.Where(entry => !IsProduct(entry.Id)).ToArray(), chosen.Where(entry => IsProduct(entry.Id)).ToArray());
        if (steps.Length > 0)
        {
            Line(_workloads, $"Medians of {_rounds} ± half the range between the quartiles. × is libtorch's better of 1 and {_threads} threads over Descent's time; ✔ where the better of Descent's two meets the goal. Peak memory is above inputs and weights, of a process of its own, on {_threads} threads. {Timing.Crowded}");
            Line(_workloads, "");
            Line(_workloads, $"| | workload | Descent, 1 thread | {_threads} threads | libtorch, 1 thread | {_threads} threads | × on 1 | × on {_threads} | goal | share of the limit on 1 | on {_threads} | allocated a call | peak memory, Descent | libtorch | difference |");
            Line(_workloads, "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        }

        foreach (var (id, make) in steps)
        {
            var (ours, theirs) = (Memory.Of(id, ours: true), Memory.Of(id, ours: false)); // before this process holds the same
            if (Measure(id, make) is not var (workload, times, allocated, difference))
            {
                return null;
            }

            var better = Math.Min(times[2].Median, times[3].Median);
            var (one, two) = (better / times[0].Median, better / times[1].Median);
            var goal = Goals.TryGetValue(id, out var least) ? $"{least} {(Math.Max(one, two) >= least ? "✔" : "✘")}" : "";
            Line(_workloads, $"| {id} | {workload.Name} | {times[0]} | {times[1]} | {times[2]} | {times[3]} | {one:F2} | {two:F2} | {goal} | {Share(workload, times[0], 1, limits)} | {Share(workload, times[1], _threads, limits)} | {allocated} B | {Show(ours)} | {Show(theirs)} | {difference:E0} |");
        }

        if (products.Length > 0)
        {
            Products(products, limits);
        }

        return new Dictionary<string, string> { ["workloads"] = _workloads.ToString(), ["products"] = _products.ToString() };
    }

    private static bool IsProduct(string id) => id.StartsWith("A7", StringComparison.Ordinal);

    private void Products((string Id, Func<Workload> Make)[] products, Limits limits)
    {
        Line(_products, $"Both libraries on equally many threads; GFLOP/s, with the share of the multiply-adds that the processor can do in brackets. {Timing.Crowded}");
        Line(_products, "");
        Line(_products, $"| product | Descent, 1 thread | libtorch | × | Descent, {_threads} threads | libtorch | × | difference |");
        Line(_products, "|---|---|---|---|---|---|---|---|");
        var ratios = new List<(double One, double? Two, string Form)>();
        foreach (var (id, make) in products)
        {
            if (Measure(id, make) is not var (workload, times, _, difference))
            {
                return;
            }

            var (one, two, form) = (times[2].Median / times[0].Median, times[3].Median / times[1].Median, id["A7 ".Length..]);
            ratios.Add((one, times[1].IsCrowded || times[3].IsCrowded ? null : two, form)); // what is crowded says nothing of two threads
            Line(_products, $"| {form} | {Rate(0, 1)} | {Rate(2, 1)} | {one:F2} | {Rate(1, _threads)} | {Rate(3, _threads)} | {two:F2} | {difference:E0} |");

            string Rate(int i, int threads) => $"{workload.Flops / times[i].Median / 1e9:F0} ({workload.Flops / times[i].Median / limits.Flops(threads):P0}){(times[i].IsCrowded ? " †" : "")}";
        }

        Line(_products, "");
        Line(_products, $"One thread: {Summary(ratios.Select(ratio => ((double?)ratio.One, ratio.Form)))} {_threads} threads: {Summary(ratios.Select(ratio => (ratio.Two, ratio.Form)))} Goal: geometric mean 1, none below 0.85.");
    }

    private static string Summary(IEnumerable<(double? Ratio, string Form)> ratios)
    {
        (double Ratio, string Form)[] list = [.. ratios.Where(entry => entry.Ratio is not null).Select(entry => (entry.Ratio!.Value, entry.Form))];
        if (list.Length == 0)
        {
            return "nothing to compare, for the processors shared one core.";
        }

        var worst = list.MinBy(entry => entry.Ratio);
        return $"geometric mean × {Math.Exp(list.Average(entry => Math.Log(entry.Ratio))):F2}, least × {worst.Ratio:F2} ({worst.Form}), {list.Count(entry => entry.Ratio < 0.85)} of {list.Length} below 0.85.";
    }

    // Descent on 1 and more threads, then libtorch, after both were found to give the same; null where they do not.
    private (Workload Workload, Timing[] Times, long Allocated, double Difference)? Measure(string id, Func<Workload> make)
    {
        Memory.Release();
        var workload = make();
        var difference = workload.Difference();
        Memory.Release();
        if (!(difference < Agreement))
        {
            Console.Error.WriteLine($"{id}: the libraries differ by {difference:E1} of the largest number. Times of different results are not compared.");
            return null;
        }

        var (ours, theirs) = isQuick ? (0.35, 0.1) : (0.7, 0.3); // only one of them is compiled as it runs
        var times = Timing.Interleaved([(1, ours, workload.Ours), (_threads, ours, workload.Ours), (1, theirs, workload.Theirs), (_threads, theirs, workload.Theirs)], _rounds, _seconds);
        Threads.Max = 1;
        var before = GC.GetAllocatedBytesForCurrentThread();
        workload.Ours();
        return (workload, times, GC.GetAllocatedBytesForCurrentThread() - before, difference);
    }

    private static string Share(Workload workload, Timing time, int threads, Limits limits) => string.Join(", ", new[]
    {
        workload.Flops > 0 ? $"{workload.Flops / time.Median / limits.Flops(threads):P0} of multiply-adds" : "",
        workload.Bytes > 0 ? $"{workload.Bytes / time.Median / limits.Bandwidth(threads):P0} of memory" : "",
    }.Where(text => text.Length > 0).DefaultIfEmpty("—"));

    private static string Show(double? bytes) => bytes is { } count ? Machine.Bytes(Math.Max(0, count)) : "—";

    private static void Line(StringBuilder report, string text)
    {
        Console.WriteLine(text);
        report.Append(text).Append('\n');
    }
}
