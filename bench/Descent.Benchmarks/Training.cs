using Descent.Numerics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Torch = TorchSharp.torch.Tensor;

namespace Descent.Benchmarks;

/// <summary>Whole training steps: forward, gradient, update.</summary>
internal static class Training
{
    public static IEnumerable<(string Id, Func<Workload> Make)> All =>
    [
        ("A1", Moons),
        ("A2", Bigram),
        ("A3", () => Names("A3", 3)),
        ("A3c8", () => Names("A3c8", 8)),
        ("A4", Digits),
    ];

    private static Workload Moons()
    {
        Mlp model = new(2, [16, 16, 1], 1, () => new Relu());
        var y = Tensor.From(new(100, 1), [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : -1)]);
        var weights = Copies(model.Parameters);
        return Step(
            "A1",
            "moons: 100 × 2, MLP 2-16-16-1 ReLU, hinge + 1e-4 Σ p², SGD",
            Products(100, (2, 16), (16, 16), (16, 1)),
            model.Parameters,
            new Sgd(model.Parameters) { LearningRate = 0.01 },
            weights,
            optim.SGD(weights, 0.01),
            [Normal(new(100, 2), 2), y],
            (inputs, _) => Loss.Hinge(model.Forward(inputs[0]), (Tensor)inputs[1]).Mean() + model.Parameters.Select(p => p.Square().Sum()).Aggregate((a, b) => a + b) * 1e-4,
            inputs =>
            {
                var score = Dense(inputs[0], weights, x => x.relu());
                var loss = (1 - inputs[1] * score).relu().mean();
                return weights.Aggregate(loss, (sum, p) => sum + (p * p).sum() * 1e-4);
            });
    }

    private static Workload Bigram()
    {
        const int Pairs = 228_146;
        Parameter table = new("table", Normal(new(27, 27), 1));
        var weights = Copies([table]);
        return Step(
            "A2",
            "bigrams: 228,146 pairs, W [27, 27], cross-entropy of its rows, SGD",
            0,
            [table],
            new Sgd([table]) { LearningRate = 1 },
            weights,
            optim.SGD(weights, 1),
            [Whole(new(Pairs), 27, 2), Whole(new(Pairs), 27, 3)],
            (inputs, _) => Loss.CrossEntropy(table.GatherRows((Indices)inputs[0]), (Indices)inputs[1]).Mean(),
            inputs => cross_entropy(weights[0].index_select(0, inputs[0]), inputs[1]));
    }

    private static Workload Names(string id, int context)
    {
        RandomStream random = new(1);
        Sequential model = [new Embedding(27, 10, random), new Flatten(), new Linear(context * 10, 200, random), new Tanh(), new Linear(200, 27, random)];
        var weights = Copies(model.Parameters);
        var rest = weights[1..];
        return Step(
            id,
            $"names: batch 32, context {context}, embedding 27 × 10, 200 tanh, 27 logits, SGD",
            Products(32, (context * 10, 200), (200, 27)) + 2.0 * 32 * context * 10 * 200,
            model.Parameters,
            new Sgd(model.Parameters) { LearningRate = 0.1 },
            weights,
            optim.SGD(weights, 0.1),
            [Whole(new(32, context), 27, 2), Whole(new(32), 27, 3)],
            (inputs, _) => Loss.CrossEntropy(model.Forward(inputs[0]), (Indices)inputs[1]).Mean(),
            inputs => cross_entropy(Dense(weights[0].index_select(0, inputs[0].flatten()).view(32, -1), rest, x => x.tanh()), inputs[1]));
    }

    private static Workload Digits()
    {
        Mlp model = new(784, [256, 128, 10], 1, () => new Relu());
        var weights = Copies(model.Parameters);
        return Step(
            "A4",
            "digits: batch 128, 784-256-128-10 ReLU, cross-entropy, Adam",
            Products(128, (784, 256), (256, 128), (128, 10)),
            model.Parameters,
            new Adam(model.Parameters),
            weights,
            optim.Adam(weights, 0.001),
            [Normal(new(128, 784), 2), Whole(new(128), 10, 3)],
            (inputs, _) => Loss.CrossEntropy(model.Forward(inputs[0]), (Indices)inputs[1]).Mean(),
            inputs => cross_entropy(Dense(inputs[0], weights, x => x.relu()), inputs[1]));
    }

    private static Workload Step(
        string id,
        string name,
        double flops,
        IReadOnlyList<Parameter> parameters,
        Optimizer optimizer,
        TorchSharp.Modules.Parameter[] weights,
        optim.Optimizer theirs,
        Operand[] inputs,
        Func<IReadOnlyList<Operand>, RandomStream, Tensor> objective,
        Func<Torch[], Torch> loss)
    {
        var data = Array.ConvertAll(inputs, Copy);
        var step = new RecordedStep(optimizer, objective);
        return new(id, name, flops, 0, () => step.Run(inputs), Update, Difference) { Instructions = () => step.Instructions };

        void Update()
        {
            using var scope = NewDisposeScope();
            theirs.zero_grad();
            loss(data).backward();
            theirs.step();
        }

        double Difference()
        {
            using var scope = NewDisposeScope();
            theirs.zero_grad();
            var value = loss(data);
            value.backward();
            var ours = objective(inputs, new(1));
            var gradients = Gradient.Of(ours, parameters);
            return gradients.Select((gradient, i) => Compare.Relative(gradient, weights[i].grad!)).Append(Compare.Relative(ours, value)).Max();
        }
    }

    // Layers of weight and bias with an activation between.
    internal static Torch Dense(Torch x, TorchSharp.Modules.Parameter[] weights, Func<Torch, Torch> activation)
    {
        for (var i = 0; i < weights.Length; i += 2)
        {
            x = linear(x, weights[i], weights[i + 1]);
            x = i + 2 < weights.Length ? activation(x) : x;
        }

        return x;
    }

    // Forward, and both gradients but that of the first input.
    internal static double Products(int batch, params (int Inputs, int Outputs)[] layers) =>
        layers.Select((layer, i) => (i == 0 ? 2 : 3) * 2.0 * batch * layer.Inputs * layer.Outputs).Sum();

    internal static TorchSharp.Modules.Parameter[] Copies(IReadOnlyList<Parameter> parameters) => [.. parameters.Select(parameter => new TorchSharp.Modules.Parameter(Copy(parameter)))];

    internal static Torch Copy(Operand operand) => operand is Tensor numbers
        ? tensor(Array.ConvertAll(numbers.ToArray(), value => (float)value), [.. numbers.Shape.Lengths.ToArray().Select(length => (long)length)])
        : tensor(((Indices)operand).Values.ToArray().Select(k => (long)k).ToArray(), [.. operand.Shape.Lengths.ToArray().Select(length => (long)length)]);

    internal static Tensor Normal(Shape shape, ulong seed)
    {
        const int Drawn = 1 << 20; // and then again, where more are asked for
        RandomStream random = new(seed);
        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i < Drawn ? random.NextNormal() : values[i - Drawn];
        }

        return Tensor.From(shape, values);
    }

    internal static Indices Whole(Shape shape, int bound, ulong seed)
    {
        RandomStream random = new(seed);
        return Indices.From(shape, [.. Enumerable.Range(0, shape.Count).Select(_ => random.NextIndex(bound))]);
    }
}
