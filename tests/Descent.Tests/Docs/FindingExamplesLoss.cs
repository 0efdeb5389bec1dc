using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Tests.Docs;

/// <summary>One program a finding, as docs/findings shows it: faulty as it stands, right where <c>run.IsMended</c>. Here those of loss and targets.</summary>
internal static partial class FindingExamples
{
    public static TrainingCheck L1(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        Sequential model = [new Linear(2, 16, random), new Relu(), run.IsMended ? new Linear(16, 2, random) : new Linear(16, 2, random, Initializer.Normal(5))];
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck L2(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.2 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        foreach (var rows in Enumerable.Range(0, 40).SelectMany(_ => random.Permutation(400).Chunk(40)))
        {
            var batch = train.Take(rows);
            var logits = run.IsMended ? model.Forward(batch.Inputs) : model.Forward(batch.Inputs).LogSoftmax().Exp();
            var objective = Loss.CrossEntropy(logits, (Indices)batch.Targets).Mean();
            check.Step(batch.Inputs, batch.Targets, objective);
            sgd.Step(objective);
            run.Add(objective);
        }

        return check;
    }

    public static TrainingCheck L3(ExampleRun run)
    {
        var (random, classes) = (new RandomStream(1), Enumerable.Range(0, 300).Select(i => i % 3).ToArray());
        var x = Tensor.From(new(300, 2), [.. classes.SelectMany(k => new[] { 2 * Math.Cos(2 * k) + random.NextNormal(), 2 * Math.Sin(2 * k) + random.NextNormal() })]);
        var train = new Dataset(x, run.IsMended ? Indices.Of(classes) : Tensor.From(new(300, 1), [.. classes]));
        var model = new Mlp(2, [16, run.IsMended ? 3 : 1]);
        var trainer = new Trainer(model, run.IsMended ? new CrossEntropy() : new SquaredError(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck L4(ExampleRun run)
    {
        var (x, random) = ((Tensor)TwoMoons.Of(400, 0.1, seed: 1).Inputs, new RandomStream(1));
        var train = new Dataset(x, x.MatMul(Tensor.Of([[1], [-2]])).Tanh());
        Sequential model = run.IsMended ? [new Linear(2, 16, random), new Tanh(), new Linear(16, 1, random)] : [new Linear(2, 16, random), new Tanh(), new Linear(16, 1, random), new Relu()];
        var trainer = new Trainer(model, new SquaredError(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck L5(ExampleRun run)
    {
        var (moons, random) = (TwoMoons.Of(400, 0.05, seed: 1), new RandomStream(1));
        var train = new Dataset(moons.Inputs, Tensor.From(new(400, 1), [.. ((Indices)moons.Targets).Values]));
        var model = new Mlp(2, [16, 1]);
        var adam = new Adam(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new BinaryCrossEntropy(), adam, train);
        foreach (var rows in Enumerable.Range(0, 150).SelectMany(_ => random.Permutation(400).Chunk(40)))
        {
            var (x, y) = (train.Take(rows).Inputs, (Tensor)train.Take(rows).Targets);
            var (logits, p) = (model.Forward(x), model.Forward(x).Sigmoid());
            var objective = run.IsMended ? Loss.BinaryCrossEntropy(logits, y).Mean() : -(y * p.Log() + (1 - y) * (1 - p).Log()).Mean();
            check.Step(x, y, objective);
            adam.Step(objective);
            run.Add(objective);
        }

        return check;
    }

    public static TrainingCheck L6(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.2 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        foreach (var rows in Enumerable.Range(0, 40).SelectMany(_ => random.Permutation(400).Chunk(40)))
        {
            var batch = train.Take(rows);
            var losses = Loss.CrossEntropy(model.Forward(batch.Inputs), (Indices)batch.Targets);
            var objective = run.IsMended ? losses.Mean() : losses.Sum();
            check.Step(batch.Inputs, batch.Targets, objective);
            sgd.Step(objective);
            run.Add(losses.Mean());
        }

        return check;
    }

    public static TrainingCheck L7(ExampleRun run)
    {
        var x = (Tensor)TwoMoons.Of(400, 0.1, seed: 1).Inputs;
        var price = x.MatMul(Tensor.Of([[1], [-2]])).Tanh() * 30 + 150;
        var train = new Dataset(x, run.IsMended ? (price - 150) / 30 : price);
        var model = new Mlp(2, [16, 1]);
        var trainer = new Trainer(model, new SquaredError(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck L8(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.2, WeightDecay = run.IsMended ? 1e-4 : 0.05 };
        var trainer = new Trainer(model, new CrossEntropy(), sgd) { Epochs = 40 };
        return run.WatchAndExamine(trainer, train);
    }
}
