using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Tests.Docs;

/// <summary>Programs with faults of the data.</summary>
internal static partial class FindingExamples
{
    public static TrainingCheck D1(ExampleRun run)
    {
        var moons = TwoMoons.Of(400, 0.1, seed: 1);
        var raw = (Tensor)moons.Inputs * Tensor.Of(1, 400) + Tensor.Of(0, 1000); // metres and grams
        var train = new Dataset(run.IsMended ? (raw - Tensor.Of(0.5, 1100)) / Tensor.Of(0.9, 200) : raw, moons.Targets);
        var model = new Mlp(2, [16, 16, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck D2(ExampleRun run)
    {
        var moons = TwoMoons.Of(400, 0.1, seed: 1);
        var numbers = ((Tensor)moons.Inputs).ToArray();
        numbers[35] = run.IsMended ? 0.25 : double.NaN; // an empty cell: its column's mean, or what parsing gave
        var train = new Dataset(Tensor.From(new(400, 2), numbers), moons.Targets);
        var model = new Mlp(2, [16, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck D3(ExampleRun run)
    {
        var moons = TwoMoons.Of(400, 0.1, seed: 1);
        int[] pixels = [.. ((Tensor)moons.Inputs).ToArray().Select(value => (int)(60 * value + 100))]; // 0 to 255
        double[] numbers = [.. pixels.Select(pixel => run.IsMended ? pixel / 127.5 - 1 : pixel / 255 - 1)];
        var train = new Dataset(Tensor.From(new(400, 2), numbers), moons.Targets);
        var model = new Mlp(2, [16, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck D4(ExampleRun run)
    {
        var moons = TwoMoons.Of(400, 0.1, seed: 1);
        var words = ((Indices)moons.Targets).Values.ToArray().Select(k => k == 1 ? "lower" : "upper");
        var train = new Dataset(moons.Inputs, Indices.Of([.. words.Select(word => word == (run.IsMended ? "lower" : "Lower") ? 1 : 0)]));
        var model = new Mlp(2, [16, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck D5(ExampleRun run)
    {
        var moons = TwoMoons.Of(400, 0.1, seed: 1).Take(new RandomStream(1).Permutation(400));
        var classes = ((Indices)moons.Targets).Values.ToArray();
        int[] read = run.IsMended ? [.. classes] : [.. classes[1..], classes[0]];
        var (train, validation) = (new Dataset(moons.Inputs, Indices.Of(read)), TwoMoons.Of(200, 0.1, seed: 2));
        var model = new Mlp(2, [16, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train, validation);
    }

    public static TrainingCheck D6(ExampleRun run)
    {
        var random = new RandomStream(1);
        int[] kinds = [.. Enumerable.Range(0, 600).Select(i => i % 3)];
        Tensor Clouds(int[] of) => Tensor.From(new(of.Length, 2), [.. of.SelectMany(k => new[] { 4 * Math.Cos(2 * k) + random.NextNormal(), 4 * Math.Sin(2 * k) + random.NextNormal() })]);
        var (x, share) = (Clouds(kinds), run.IsMended ? 0 : 0.45); // of the rows get a class drawn anew, so that two thirds of them get a wrong one
        var train = new Dataset(x, Indices.Of([.. kinds.Select(k => random.NextUniform() < share ? random.NextIndex(3) : k)]));
        var validation = new Dataset(Clouds(kinds), Indices.Of(kinds));
        var model = new Mlp(2, [16, 3]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.WatchAndExamine(trainer, train, validation);
    }

    public static TrainingCheck D7(ExampleRun run)
    {
        var moons = TwoMoons.Of(400, 0.1, seed: 1);
        var (numbers, classes) = (((Tensor)moons.Inputs).ToArray(), ((Indices)moons.Targets).Values.ToArray());
        var known = classes.SelectMany((k, i) => new[] { numbers[2 * i], run.IsMended ? numbers[2 * i + 1] : k - 0.5 });
        var train = new Dataset(Tensor.From(new(400, 2), [.. known]), moons.Targets);
        var model = new Mlp(2, [16, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck D8(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.3, seed: 1);
        var validation = run.IsMended ? TwoMoons.Of(100, 0.3, seed: 2) : train.Take([.. Enumerable.Range(0, 100)]);
        var model = new Mlp(2, [64, 64, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.003 });
        return run.Watch(trainer, train, validation);
    }

    public static TrainingCheck D9(ExampleRun run)
    {
        var all = TwoMoons.Of(1200, 0.8, seed: 1); // moon 1 is rare: every 30th of its rows is there
        var (common, rare) = (Enumerable.Range(0, 600).Select(i => 2 * i), Enumerable.Range(0, 20).Select(i => 60 * i + 1));
        var train = all.Take([.. common, .. Enumerable.Repeat(rare, run.IsMended ? 30 : 1).SelectMany(row => row)]);
        var model = new Mlp(2, [16, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.003 });
        return run.Watch(trainer, train);
    }

    public static TrainingCheck D10(ExampleRun run)
    {
        var (train, random) = (TwoMoons.Of(400, 0.1, seed: 1), new RandomStream(1));
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        int[] sorted = [.. Enumerable.Range(0, 400).OrderBy(row => row % 2)];
        int[] Order() => run.IsMended ? random.Permutation(400) : sorted;
        foreach (var rows in Enumerable.Range(0, 20).SelectMany(_ => Order().Chunk(40)))
        {
            var batch = train.Take(rows);
            var objective = Loss.CrossEntropy(model.Forward(batch.Inputs), (Indices)batch.Targets).Mean();
            check.Step(batch.Inputs, batch.Targets, objective);
            sgd.Step(objective);
            run.Add(objective);
        }

        return check;
    }

    public static TrainingCheck D11(ExampleRun run)
    {
        var train = TwoMoons.Of(400, 0.1, seed: 1);
        var model = new Mlp(2, [16, 16, 2]);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        for (var step = 0; step < 300; step++)
        {
            var batch = train.Take([.. Enumerable.Range(run.IsMended ? 40 * (step % 10) : 0, 40)]);
            var objective = Loss.CrossEntropy(model.Forward(batch.Inputs), (Indices)batch.Targets).Mean();
            check.Step(batch.Inputs, batch.Targets, objective);
            sgd.Step(objective);
            run.Add(objective);
        }

        return check;
    }

    public static TrainingCheck D12(ExampleRun run)
    {
        var (train, other) = (TwoMoons.Of(400, 0.1, seed: 1), TwoMoons.Of(200, 0.1, seed: 2));
        var raw = (Tensor)other.Inputs * 12 + 40;
        var validation = new Dataset(run.IsMended ? (raw - 40) / 12 : raw, other.Targets);
        var model = new Mlp(2, [16, 2]);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 });
        return run.Watch(trainer, train, validation);
    }
}
