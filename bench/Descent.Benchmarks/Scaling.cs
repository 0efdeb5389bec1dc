using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Numerics;
using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Descent.Benchmarks;

/// <summary>How the time of a training step grows with batch, width, depth, vocabulary and threads, in both libraries.</summary>
internal sealed partial class Scaling(bool isQuick)
{
    private const double Rate = 1e-6; // so that weights stay as they are, and every step is the same step
    private const double FirstWarmUp = 1; // seconds, until the runtime has compiled the kernels in full
    private const double Worthwhile = 1.1; // a second thread that brings less is not counted as help
    private static readonly int[] CopyKibibytes = [32, 512, 8 << 10, 256 << 10]; // in the nearest cache, the second, the third, and memory, of most processors
    private readonly int _threads = Math.Min(2, Environment.ProcessorCount);
    private readonly Dictionary<(int M, int K, int N, (bool A, bool B) Transposed), double> _products = [];
    private bool _isWarm;
    private readonly StringBuilder _report = new();

    /// <summary>Measures every axis, prints as it goes, and gives the tables.</summary>
    public string Run(Limits limits)
    {
        Line($"A step is forward, gradient and update by SGD, cross-entropy, ReLU between layers. Per example (or per what grows) a linear step takes the same time: 'grows' is the exponent e of time ~ sizeᵉ from the row above, on one thread; 1 is linear in work. 'Products alone' is the time of its matrix products, each measured by itself on one thread, as a share of the step's: the rest is sums, losses, activations and the update, which move memory more than they compute. 'Held' is what a step reads and writes: the plan's arena and the weights. Caches: {string.Join(", ", Machine.Caches.Select(cache => $"{cache.Name} {Machine.Bytes(cache.Bytes)}"))}. {Timing.Crowded}");
        Line("");
        Line($"A copy by one thread, bytes read and written, by how much it touches: {string.Join(", ", CopyKibibytes.Select(size => $"{Machine.Bytes(size * 1024.0)} {Limits.CopyOf(size * 1024 / 2) / 1e9:F0} GB/s"))}.");
        Axis("Batch", "784-256-128-10, examples", [1, 4, 16, 64, 256, 1024, 4096], batch => (batch, [784, 256, 128, 10]), limits);
        Axis("Width", "batch 128, four layers w-w-w-w-10, w", [8, 16, 32, 64, 128, 256, 512, 1024, 2048], width => (128, [width, width, width, width, 10]), limits);
        Axis("Depth", "batch 128, layers of 128", [1, 2, 4, 8, 16, 32, 64], depth => (128, [.. Enumerable.Repeat(128, depth), 10]), limits);
        Axis("Vocabulary", "batch 256, 64 hidden, classes", [32, 256, 1024, 4096, 16384, 65536], classes => (256, [64, 64, classes]), limits);
        return _report.ToString();
    }

    private void Axis(string name, string what, int[] sizes, Func<int, (int Batch, int[] Widths)> shape, Limits limits)
    {
        Line("");
        Line($"**{name}** ({what})");
        Line("");
        Line($"| {name.ToLowerInvariant()} | 1 thread | grows | {_threads} threads | gain of threads | libtorch, better | × | share of multiply-adds on 1 | on {_threads} | products alone | held | instructions |");
        Line("|---|---|---|---|---|---|---|---|---|---|---|---|");
        var rows = new List<(int Size, Timing One, Timing Two, long Held, int Instructions, double Flops)>();
        foreach (var size in sizes)
        {
            var (batch, widths) = shape(size);
            var (workload, step, weights) = Make(batch, widths);
            var (warm, rounds, seconds) = isQuick ? (0.1, 5, 0.01) : (0.4, 15, 0.03);
            warm = _isWarm ? warm : FirstWarmUp;
            _isWarm = true;
            var times = Timing.Interleaved([(1, warm, workload.Ours), (_threads, warm, workload.Ours), (1, 0.05, workload.Theirs), (_threads, 0.05, workload.Theirs)], rounds, seconds);
            var plan = Plan().Match(step.Text);
            var held = long.Parse(plan.Groups[2].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) + weights;
            var grows = rows.Count == 0 ? "" : $"{Math.Log(times[0].Median / rows[^1].One.Median) / Math.Log(workload.Flops / rows[^1].Flops):F2}";
            rows.Add((size, times[0], times[1], held, int.Parse(plan.Groups[1].Value, CultureInfo.InvariantCulture), workload.Flops));
            var better = Math.Min(times[2].Median, times[3].Median);
            var products = Products(batch, widths) / times[0].Median;
            Line($"| {size:N0} | {times[0]} | {grows} | {times[1]} | {times[0].Median / times[1].Median:F2} | {Timing.Show(better)} | {better / Math.Min(times[0].Median, times[1].Median):F1} | {Share(times[0], 1)} | {Share(times[1], _threads)} | {products:P0} | {Machine.Bytes(held)} | {rows[^1].Instructions} |");

            string Share(Timing time, int threads) => $"{workload.Flops / time.Median / limits.Flops(threads):P0}";
        }

        Line("");
        Line(Reading(name.ToLowerInvariant(), rows));
    }

    // What the figures of an axis say; nothing that was not measured.
    private static string Reading(string name, List<(int Size, Timing One, Timing Two, long Held, int Instructions, double Flops)> rows)
    {
        var (least, most) = (rows[0], rows[^1]);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"At {name} {least.Size:N0} a step of {least.Instructions} instructions takes {Timing.Show(least.One.Median)}, {Timing.Show(least.One.Median / least.Instructions)} each. ");
        text.Append(CultureInfo.InvariantCulture, $"From the first row to the last the work grows {most.Flops / least.Flops:N0} times, the time {most.One.Median / least.One.Median:N0} times on one thread. ");
        var helped = rows.FindIndex(row => !row.Two.IsCrowded && row.One.Median / row.Two.Median >= Worthwhile);
        text.Append(helped < 0 ? "A second thread never helps. " : string.Create(CultureInfo.InvariantCulture, $"A second thread first helps at {rows[helped].Size:N0}, where one takes {Timing.Show(rows[helped].One.Median)}. "));
        foreach (var (cache, bytes) in Machine.Caches)
        {
            var outgrown = rows.FindIndex(row => row.Held > bytes);
            if (outgrown >= 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{cache} is outgrown at {rows[outgrown].Size:N0}. ");
            }
        }

        return text.ToString();
    }

    // Seconds of a step's matrix products by themselves, on one thread: forward, and the gradients of weights and of inputs.
    private double Products(int batch, int[] widths) => widths.Zip(widths.Skip(1)).Select((layer, i) =>
        Product(batch, layer.First, layer.Second, (false, true)) + Product(layer.Second, batch, layer.First, (true, false)) + (i == 0 ? 0 : Product(batch, layer.Second, layer.First, (false, false)))).Sum();

    private double Product(int m, int k, int n, (bool A, bool B) transposed)
    {
        if (!_products.TryGetValue((m, k, n, transposed), out var seconds))
        {
            var workload = Alone.Product((m, k, n), transposed);
            seconds = _products[(m, k, n, transposed)] = Timing.Interleaved([(1, 0.02, workload.Ours)], 5, 0.01)[0].Median;
        }

        return seconds;
    }

    private static (Workload Workload, RecordedStep Step, long Bytes) Make(int batch, int[] widths)
    {
        Mlp model = new(widths[0], widths[1..], 1, () => new Relu());
        var (x, y) = (Training.Normal(new(batch, widths[0]), 2), Training.Whole(new(batch), widths[^1], 3));
        var weights = Training.Copies(model.Parameters);
        var (input, target, optimizer) = (Training.Copy(x), Training.Copy(y), torch.optim.SGD(weights, Rate));
        RecordedStep step = new(new Sgd(model.Parameters) { LearningRate = Rate }, (inputs, _) => Loss.CrossEntropy(model.Forward(inputs[0]), (Indices)inputs[1]).Mean());
        var flops = Training.Products(batch, [.. widths.Zip(widths.Skip(1))]);
        var bytes = model.Parameters.Sum(parameter => (long)parameter.Shape.Count) * sizeof(float);
        return (new("", "", flops, 0, () => step.Run(x, y), Theirs, () => 0), step, bytes);

        void Theirs()
        {
            using var scope = torch.NewDisposeScope();
            optimizer.zero_grad();
            cross_entropy(Training.Dense(input, weights, h => h.relu()), target).backward();
            optimizer.step();
        }
    }

    [GeneratedRegex("^(\\d+) instructions.* ([\\d,]+) bytes")]
    private static partial Regex Plan();

    private void Line(string text)
    {
        Console.WriteLine(text);
        _report.Append(text).Append('\n');
    }
}
