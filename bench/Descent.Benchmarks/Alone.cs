using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Torch = TorchSharp.torch.Tensor;

namespace Descent.Benchmarks;

/// <summary>Losses alone, forward and gradient, and matrix products.</summary>
internal static class Alone
{
    private const int Many = 1 << 24;

    private static readonly (int M, int K, int N)[] Sizes =
    [
        (128, 128, 128), (256, 256, 256), (512, 512, 512), (1024, 1024, 1024), (2048, 2048, 2048), (128, 784, 256), (1024, 256, 1024),
        (1024, 1024, 256), (512, 256, 64), (32, 30, 200), (32, 200, 27), (100, 16, 16),
    ];

    public static IEnumerable<(string Id, Func<Workload> Make)> All =>
    [
        ("A6a", () => CrossEntropy("A6a", 256, 27)),
        ("A6b", () => CrossEntropy("A6b", 4096, 50257)),
        ("A6c", () => Elements("A6c", "squared error", (x, y) => Loss.SquaredError(x, y), (x, y) => mse_loss(x, y))),
        ("A6d", () => Elements("A6d", "binary cross-entropy on logits", (x, y) => Loss.BinaryCrossEntropy(x, y), (x, y) => binary_cross_entropy_with_logits(x, y))),
        ("A6e", () => LinearCrossEntropy("A6e", 2048, 768, 50257)),
        .. Sizes.SelectMany(size => new[] { (false, false), (false, true), (true, false) }.Select(form => ($"A7 {Form(size, form)}", (Func<Workload>)(() => Product(size, form))))),
    ];

    private static Workload CrossEntropy(string id, int n, int classes)
    {
        // Few rows again and again: to draw and copy a gigabyte takes longer than to measure it.
        var (rows, places) = (Training.Normal(new(Math.Min(n, 64), classes), 1), Indices.From(new(n), [.. Enumerable.Range(0, n).Select(i => i % 64)]));
        var targets = Training.Whole(new(n), classes, 2);
        Parameter logits = new("logits", rows.GatherRows(places));
        var theirs = Training.Copy(rows).index_select(0, Training.Copy(places));
        return Gradients(id, $"cross-entropy [{n}, {classes}], forward and gradient", 3.0 * sizeof(float) * n * classes, (logits, theirs), targets, (x, y) => Loss.CrossEntropy(x, (Indices)y), (x, y) => cross_entropy(x, y));
    }

    private static Workload LinearCrossEntropy(string id, int n, int depth, int classes)
    {
        Parameter hidden = new("hidden", Training.Normal(new(n, depth), 1)), weight = new("weight", Training.Normal(new(classes, depth), 2) * Math.Pow(depth, -0.5));
        var targets = Training.Whole(new(n), classes, 3);
        var recording = new Recording((inputs, _) =>
        {
            var loss = Loss.LinearCrossEntropy(hidden, weight, (Indices)inputs[0]).Mean();
            return [loss, .. Gradient.Of(loss, hidden, weight)];
        });
        var (theirHidden, theirWeight, theirTargets) = (Training.Copy(hidden).requires_grad_(), Training.Copy(weight).requires_grad_(), Training.Copy(targets));
        return new(id, $"linear + cross-entropy, hidden [{n}, {depth}], weight [{classes}, {depth}], gradients of both", 6.0 * n * depth * classes, 0, () => recording.Run(targets), () => Backward().Dispose(), () =>
        {
            using var loss = Backward();
            var results = recording.Run(targets);
            return new[] { Compare.Relative(results[0], loss), Compare.Relative(results[1], theirHidden.grad!), Compare.Relative(results[2], theirWeight.grad!) }.Max();
        })
        {
            Instructions = () => recording.Instructions,
        };

        Torch Backward()
        {
            (theirHidden.grad, theirWeight.grad) = (null, null);
            using var logits = linear(theirHidden, theirWeight);
            var loss = cross_entropy(logits, theirTargets);
            loss.backward();
            return loss;
        }
    }

    private static Workload Elements(string id, string name, Func<Tensor, Tensor, LossValues> ours, Func<Torch, Torch, Torch> theirs)
    {
        Parameter prediction = new("prediction", Training.Normal(new(Many), 1));
        var target = Training.Normal(new(Many), 2).Sigmoid();
        return Gradients(id, $"{name}, 2²⁴ elements, forward and gradient", 3.0 * sizeof(float) * Many, (prediction, Training.Copy(prediction)), target, (x, y) => ours(x, (Tensor)y), theirs);
    }

    private static Workload Gradients(string id, string name, double bytes, (Parameter Ours, Torch Theirs) x, Operand y, Func<Tensor, Operand, LossValues> ours, Func<Torch, Torch, Torch> theirs)
    {
        var recording = new Recording((inputs, _) =>
        {
            var loss = ours(x.Ours, inputs[0]).Mean();
            return [loss, Gradient.Of(loss, x.Ours)[0]];
        });
        var (prediction, target) = (x.Theirs.requires_grad_(), Training.Copy(y));
        return new(id, name, 0, bytes, () => recording.Run(y), () => Backward().Dispose(), () =>
        {
            using var loss = Backward();
            var results = recording.Run(y);
            return Math.Max(Compare.Relative(results[0], loss), Compare.Relative(results[1], prediction.grad!));
        })
        {
            Instructions = () => recording.Instructions,
        };

        Torch Backward()
        {
            prediction.grad = null;
            var loss = theirs(prediction, target);
            loss.backward();
            return loss;
        }
    }

    internal static Workload Product((int M, int K, int N) size, (bool A, bool B) transposed)
    {
        var a = Training.Normal(transposed.A ? new(size.K, size.M) : new(size.M, size.K), 1);
        var b = Training.Normal(transposed.B ? new(size.N, size.K) : new(size.K, size.N), 2);
        var recording = new Recording((inputs, _) => [Tensor.Apply(new Ops.MatMul(transposed.A, transposed.B), inputs[0], inputs[1])]);
        var (left, right) = (Training.Copy(a), Training.Copy(b));
        left = transposed.A ? left.t() : left;
        right = transposed.B ? right.t() : right;
        return new($"A7 {Form(size, transposed)}", "matrix product", 2.0 * size.M * size.K * size.N, 0, () => recording.Run(a, b), () => mm(left, right).Dispose(), () =>
        {
            using var product = mm(left, right);
            return Compare.Relative(recording.Run(a, b)[0], product);
        })
        {
            Instructions = () => recording.Instructions,
        };
    }

    private static string Form((int M, int K, int N) size, (bool A, bool B) transposed) => $"{size.M}×{size.K}{(transposed.A ? "ᵀ" : "")} · {size.K}×{size.N}{(transposed.B ? "ᵀ" : "")}";
}
