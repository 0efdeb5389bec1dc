using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Tests.Docs;

/// <summary>Programs with faults of initialization, structure and capacity.</summary>
internal static partial class FindingExamples
{
    public static TrainingCheck I1(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var start = run.IsMended ? Initializer.XavierNormal() : Initializer.Constant(0.1);
        Sequential model = [new Linear(2, 16, random, start), new Tanh(), new Linear(16, 2, random, start)];
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck I2(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var start = run.IsMended ? Initializer.KaimingNormal() : Initializer.Normal(2);
        Sequential model = [new Linear(2, 32, random, start), new Relu(), new Linear(32, 32, random, start), new Relu(), new Linear(32, 2, random, start)];
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck I3(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 16, 16, 16, 16, 16, 2], 1, run.IsMended ? () => new Relu() : () => new Sigmoid());
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.003 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck A1(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 2], 1, () => new Relu());
        model.Parameters[1].Set([.. Enumerable.Repeat(run.IsMended ? 0.0 : -20.0, 16)]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck A2(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var start = run.IsMended ? Initializer.XavierNormal() : Initializer.Normal(30);
        Sequential model = [new Linear(2, 16, random, start), new Tanh(), new Linear(16, 16, random, start), new Tanh(), new Linear(16, 2, random)];
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.003 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck A3(ExampleRun run)
    {
        var moons = TwoMoons.Of(400, 0.1, seed: 1);
        var numbers = ((Tensor)moons.Inputs).ToArray();
        numbers[70] = run.IsMended ? 0.9 : 900; // thousandths were meant
        var train = new Dataset(Tensor.From(new(400, 2), numbers), moons.Targets);
        var model = new Mlp(2, [16, 16, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 0.1 }) { Epochs = 40 };
        return run.Watch(trainer, train);
    }

    public static TrainingCheck A4(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        Sequential model = run.IsMended ? [new Linear(2, 16, random), new Relu(), new Linear(16, 2, random)] : [new Linear(2, 16, random), new Linear(16, 2, random)];
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }) { Epochs = 40 };
        return run.Watch(trainer, train);
    }

    public static TrainingCheck G1(ExampleRun run)
    {
        var (train, validation) = (TwoMoons.Of(60, 0.35, seed: 1), TwoMoons.Of(200, 0.35, seed: 2));
        var model = new Mlp(2, [64, 64, 2]);
        var adam = new Adam(model.Parameters) { LearningRate = 0.01 };
        var trainer = new Trainer(model, new CrossEntropy(), adam) { BatchSize = 10, Epochs = run.IsMended ? 10 : 100 };
        return run.Watch(trainer, train, validation);
    }

    public static TrainingCheck G2(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var width = run.IsMended ? 16 : 1;
        Sequential model = [new Linear(2, width, random), new Tanh(), new Linear(width, 2, random)];
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.03 }) { Epochs = 100 };
        return run.WatchAndExamine(trainer, train);
    }

    public static TrainingCheck G3(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var rate = run.IsMended ? 0.1 : 0.9;
        Sequential model = [new Linear(2, 16, random), new Relu(), new Dropout(rate), new Linear(16, 16, random), new Relu(), new Dropout(rate), new Linear(16, 2, random)];
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck G4(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        Sequential model = [new Linear(2, 32, random), new Relu(), new Dropout(0.2), new Linear(32, 2, random)];
        var adam = new Adam(model.Parameters) { LearningRate = 0.01 };
        var check = new TrainingCheck(model, new CrossEntropy(), adam, train);
        foreach (var rows in Enumerable.Range(0, 20).SelectMany(_ => random.Permutation(400).Chunk(40)))
        {
            var batch = train.Take(rows);
            var logits = run.IsMended ? model.Forward(batch.Inputs, random) : model.Forward(batch.Inputs); // without a stream nothing is dropped
            var objective = Loss.CrossEntropy(logits, (Indices)batch.Targets).Mean();
            check.Step(batch.Inputs, batch.Targets, objective);
            adam.Step(objective);
            run.Add(objective);
        }

        return check;
    }
}
