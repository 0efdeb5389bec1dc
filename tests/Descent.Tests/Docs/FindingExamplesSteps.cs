using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Tests.Docs;

/// <summary>Programs with faults of optimization.</summary>
internal static partial class FindingExamples
{
    public static TrainingCheck O1(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = run.IsMended ? 0.3 : 30 };
        var trainer = new Trainer(model, new CrossEntropy(), sgd);
        return run.Watch(trainer, train);
    }

    public static TrainingCheck O2(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = run.IsMended ? 0.3 : 1e-5 };
        var trainer = new Trainer(model, new CrossEntropy(), sgd);
        return run.Watch(trainer, train);
    }

    public static TrainingCheck O3(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 2]);
        var schedule = Schedule.Steps(0.5, every: run.IsMended ? 400 : 40, factor: 0.1); // of 520 steps
        var trainer = new Trainer(model, new CrossEntropy(), new Sgd(model.Parameters)) { Epochs = 40, Schedule = schedule };
        return run.WatchAndExamine(trainer, train);
    }

    public static TrainingCheck O4(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.05 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        foreach (var rows in Enumerable.Range(0, 5).SelectMany(_ => random.Permutation(400).Chunk(40)))
        {
            var batch = train.Take(rows);
            var loss = Loss.CrossEntropy(model.Forward(batch.Inputs), (Indices)batch.Targets).Mean();
            var objective = run.IsMended ? loss : -loss;
            check.Step(batch.Inputs, batch.Targets, objective);
            sgd.Step(objective);
            run.Add(loss);
        }

        return check;
    }

    public static TrainingCheck O5(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.05 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        var sums = model.Parameters.Select(parameter => Tensor.Full(parameter.Shape, 0)).ToArray();
        foreach (var rows in Enumerable.Range(0, 40).SelectMany(_ => random.Permutation(400).Chunk(40)))
        {
            var batch = train.Take(rows);
            var objective = Loss.CrossEntropy(model.Forward(batch.Inputs), (Indices)batch.Targets).Mean();
            check.Step(batch.Inputs, batch.Targets, objective);
            var gradients = Gradient.Of(objective, model.Parameters);
            sums = run.IsMended ? gradients : [.. sums.Zip(gradients, (sum, gradient) => (sum + gradient).Detach())];
            sgd.Step(sums);
            run.Add(objective);
        }

        return check;
    }

    public static TrainingCheck O6(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(run.IsMended ? model.Parameters : [.. model.Parameters.Skip(2)]) { LearningRate = 0.3 };
        var trainer = new Trainer(model, new CrossEntropy(), sgd);
        return run.Watch(trainer, train);
    }

    public static TrainingCheck O7(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.3, ClipNorm = run.IsMended ? 5 : 1e-4 };
        var trainer = new Trainer(model, new CrossEntropy(), sgd);
        return run.Watch(trainer, train);
    }

    public static TrainingCheck O8(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.3, seed: 1);
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.6 };
        var trainer = new Trainer(model, new CrossEntropy(), sgd) { BatchSize = run.IsMended ? 32 : 1, Epochs = run.IsMended ? 60 : 2 };
        return run.WatchAndExamine(trainer, train);
    }

    public static TrainingCheck O9(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 2]);
        var adam = new Adam(model.Parameters) { LearningRate = 0.02 };
        var trainer = new Trainer(model, new CrossEntropy(), adam) { Epochs = run.IsMended ? 40 : 2 };
        return run.WatchAndExamine(trainer, train);
    }

    public static TrainingCheck O10(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var squared = new Squared(slope: run.IsMended ? 2 : 1); // an operation of one's own: x², whose slope is 2x
        Sequential model = [new Linear(2, 16, random), new Tanh(), new Linear(16, 16, random), squared, new Linear(16, 2, random)];
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.03 });
        return run.WatchAndExamine(trainer, train);
    }

    /// <summary>The square, with a factor on x as its slope: 2 is right.</summary>
    private sealed class Squared(double slope) : Layer
    {
        public override Tensor Forward(Operand x, RandomStream? dropout) => Tensor.Apply(new SquareOf(slope), x);
    }

    private sealed record SquareOf(double Factor) : Op
    {
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            for (var i = 0; i < output.Length; i++)
            {
                output[i] = inputs[0][i] * inputs[0][i];
            }
        }

        public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * pullback[0] * Factor);
    }
}
