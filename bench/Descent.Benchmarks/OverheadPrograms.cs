using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Benchmarks;

/// <summary>The programs of <see cref="Overhead"/>: from the smallest that anyone trains to a middle-sized one, by a trainer and by loops.</summary>
internal static class OverheadPrograms
{
    private static readonly Lazy<(Dataset Train, Dataset Validation)> Names = new(() =>
    {
        var lines = File.ReadAllLines(Path.Combine("src", "Descent.Cli", "Data", "names.txt"));
        var windows = ContextWindows.Of(lines, Vocabulary.Of(lines), 3);
        var order = new RandomStream(1).Permutation(windows.Count);
        return (windows.Take(order.AsSpan(windows.Count / 10)), windows.Take(order.AsSpan(0, windows.Count / 10)));
    });

    public static IEnumerable<OverheadProgram> All
    {
        get
        {
            var moons = TwoMoons.Of(400, 0.1, 1);
            var answers = new Dataset(moons.Inputs, Tensor.From(new(400, 1), [.. ((Indices)moons.Targets).Values.ToArray().Select(k => (double)k)]));
            var (circles, clouds, digits, waves) = (Circles(400), Clouds(300, 2, 3, 1), Clouds(1800, 64, 10, 0.35), Waves(400));
            var (iris, irisValidation, classes) = Iris();
            yield return Trained("moons500", "moons, 2-16-16-1 ReLU, batch 32, Sgd", new BinaryCrossEntropy(), answers, null, 39, 32, () => new Mlp(2, [16, 16, 1]), Sgd(0.1));
            yield return Trained("moons1000", "the same, longer", new BinaryCrossEntropy(), answers, null, 77, 32, () => new Mlp(2, [16, 16, 1]), Sgd(0.1));
            yield return Trained("moons2000", "the same, still longer", new BinaryCrossEntropy(), answers, null, 154, 32, () => new Mlp(2, [16, 16, 1]), Sgd(0.1));
            yield return Trained("circles", "circles, 2-16-16-2 tanh, batch 32, Adam, validated", new CrossEntropy(), circles, Circles(200, 2), 77, 32, () => new Mlp(2, [16, 16, 2], 1, () => new Tanh()), Adam(0.01));
            yield return Trained("iris", "iris, 4-16-3 ReLU, batch 16, Adam, validated", new CrossEntropy(), iris, irisValidation, 100, 16, () => new Mlp(4, [16, classes]), Adam(0.01));
            yield return Trained("digits", "64 inputs as of digits, 64-128-10 ReLU, batch 64, Adam", new CrossEntropy(), digits, Clouds(360, 64, 10, 0.35, 2), 40, 64, () => new Mlp(64, [128, 10]), Adam(0.001));
            yield return Trained("waves", "regression, 2-32-32-1 tanh, batch 32, Sgd with momentum", new SquaredError(), waves, null, 77, 32, () => new Mlp(2, [32, 32, 1], 1, () => new Tanh()), model => new Sgd(model.Parameters) { LearningRate = 0.02, Momentum = 0.9 });
            yield return Trained("names", "names, context 3, embedding 27 × 10, 200 tanh, batch 128, Sgd, one epoch", new CrossEntropy(), Names.Value.Train, Names.Value.Validation, 1, 128, CharacterModel, Sgd(0.1));
            yield return Trained("deep", "moons, 8 layers of 32 tanh, batch 32, Sgd", new CrossEntropy(), moons, null, 77, 32, () => new Mlp(2, [32, 32, 32, 32, 32, 32, 32, 32, 2], 1, () => new Tanh()), Sgd(0.05));
            yield return Looped("loop", "a loop of one's own, 2-16-16-3 ReLU, batch 32, each step made afresh", clouds, 1000, 32, () => new Mlp(2, [16, 16, 3]), isRecorded: false);
            yield return Looped("recorded", "the same loop by a RecordedStep", clouds, 1000, 32, () => new Mlp(2, [16, 16, 3]), isRecorded: true);
            yield return Looped("recorded2", "a loop by a RecordedStep, 64-128-10 ReLU, batch 64", digits, 1000, 64, () => new Mlp(64, [128, 10]), isRecorded: true);
        }
    }

    private static Func<Layer, Optimizer> Sgd(double rate) => model => new Sgd(model.Parameters) { LearningRate = rate };

    private static Func<Layer, Optimizer> Adam(double rate) => model => new Adam(model.Parameters) { LearningRate = rate };

    private static OverheadProgram Trained(string id, string name, LossFunction loss, Dataset train, Dataset? validation, int epochs, int batch, Func<Layer> make, Func<Layer, Optimizer> optimizer) =>
        new(id, name, epochs * ((train.Count + batch - 1) / batch), () =>
        {
            var model = make();
            var trainer = new Trainer(model, loss, optimizer(model)) { BatchSize = batch, Epochs = epochs };
            return (() => TrainingCheck.Of(trainer, train, validation), watched => _ = trainer.Run(train, validation).Count());
        });

    private static OverheadProgram Looped(string id, string name, Dataset train, int steps, int size, Func<Layer> make, bool isRecorded) => new(id, name, steps, () =>
    {
        var (model, loss) = (make(), new CrossEntropy());
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var step = new RecordedStep(sgd, (inputs, _) => loss.Of(model.Forward(inputs[0]), inputs[1]).Mean());
        return (() => new(model, loss, sgd, train), check =>
        {
            var (random, order, next) = (new RandomStream(7), Array.Empty<int>(), int.MaxValue);
            for (var i = 0; i < steps; i++)
            {
                if (next > order.Length - size)
                {
                    (order, next) = (random.Permutation(train.Count), 0);
                }

                var batch = train.Take(order.AsSpan(next, size));
                next += size;
                if (isRecorded)
                {
                    check?.Step(batch.Inputs, batch.Targets);
                    step.Run(batch.Inputs, batch.Targets);
                }
                else
                {
                    var objective = loss.Of(model.Forward(batch.Inputs), batch.Targets).Mean();
                    check?.Step(batch.Inputs, batch.Targets, objective);
                    sgd.Step(objective);
                }
            }
        });
    });

    private static Sequential CharacterModel()
    {
        RandomStream random = new(1);
        return [new Embedding(27, 10, random), new Flatten(), new Linear(30, 200, random), new Tanh(), new Linear(200, 27, random)];
    }

    private static (Dataset Train, Dataset Validation, int Classes) Iris()
    {
        var path = Path.Combine("src", "Descent.Cli", "Data", "iris.csv");
        var table = Table.Read(File.ReadAllBytes(path), path);
        var target = TableTarget.Of(table, null, null);
        var split = Split.Of(table.RowCount, 1, 0.25, 0, target.ClassNumbers());
        var encoding = TableEncoding.Fit(table, target, split.Train);
        return (encoding.Encode(table, target, split.Train), encoding.Encode(table, target, split.Validation), encoding.Outputs);
    }

    // Two rings around one another, with a little noise.
    private static Dataset Circles(int count, ulong seed = 1)
    {
        var random = new RandomStream(seed);
        var points = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            var (angle, radius) = (2 * Math.PI * random.NextUniform(), i % 2 == 0 ? 1 : 0.5);
            (points[2 * i], points[2 * i + 1]) = (radius * Math.Cos(angle) + 0.08 * random.NextNormal(), radius * Math.Sin(angle) + 0.08 * random.NextNormal());
        }

        return new(Tensor.From(new(count, 2), points), Indices.Of([.. Enumerable.Range(0, count).Select(i => i % 2)]));
    }

    // Normal clouds around random middles, classes in turn; the middles are the same for every seed.
    private static Dataset Clouds(int count, int width, int classes, double apart, ulong seed = 1)
    {
        var (random, places) = (new RandomStream(seed), new RandomStream(99));
        var middles = Enumerable.Range(0, classes * width).Select(_ => 2 * apart * places.NextNormal()).ToArray();
        var x = Enumerable.Range(0, count * width).Select(i => middles[i / width % classes * width + i % width] + random.NextNormal()).ToArray();
        return new(Tensor.From(new(count, width), x), Indices.Of([.. Enumerable.Range(0, count).Select(i => i % classes)]));
    }

    // y = sin(2a) + b² / 2 − ½ of two standard normal inputs, with a little noise.
    private static Dataset Waves(int count)
    {
        var random = new RandomStream(1);
        var x = Enumerable.Range(0, 2 * count).Select(_ => random.NextNormal()).ToArray();
        var y = Enumerable.Range(0, count).Select(i => Math.Sin(2 * x[2 * i]) + x[2 * i + 1] * x[2 * i + 1] / 2 - 0.5 + 0.1 * random.NextNormal()).ToArray();
        return new(Tensor.From(new(count, 2), x), Tensor.From(new(count, 1), y));
    }
}
