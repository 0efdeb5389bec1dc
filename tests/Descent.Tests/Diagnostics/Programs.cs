using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Training programs as a user writes them, and the data they run on.</summary>
internal static class Programs
{
    public static Dataset Moons(int count = 400, ulong seed = 1) => TwoMoons.Of(count, 0.1, seed);

    /// <summary>y = sin(2a) + b² / 2 − ½, of two standard normal inputs, with a little noise; deviation about 1.</summary>
    public static Dataset Waves(int count = 300, ulong seed = 1)
    {
        var random = new RandomStream(seed);
        var x = Enumerable.Range(0, 2 * count).Select(_ => random.NextNormal()).ToArray();
        var y = Enumerable.Range(0, count).Select(i => Math.Sin(2 * x[2 * i]) + x[2 * i + 1] * x[2 * i + 1] / 2 - 0.5 + 0.1 * random.NextNormal()).ToArray();
        return new(Tensor.From(new(count, 2), x), Tensor.From(new(count, 1), y));
    }

    /// <summary>Three clouds in the plane, classes in turn.</summary>
    public static Dataset Clouds(int count = 300, ulong seed = 1, double apart = 2)
    {
        var random = new RandomStream(seed);
        var classes = Enumerable.Range(0, count).Select(i => i % 3).ToArray();
        var x = classes.SelectMany(k => new[] { apart * Math.Cos(2 * Math.PI * k / 3) + random.NextNormal(), apart * Math.Sin(2 * Math.PI * k / 3) + random.NextNormal() }).ToArray();
        return new(Tensor.From(new(count, 2), x), Indices.Of(classes));
    }

    /// <summary>The rows of two sets of classes, one after the other.</summary>
    public static Dataset Joined(Dataset first, Dataset second) => new(
        Tensor.From(new(first.Count + second.Count, first.Inputs.Shape[1]), [.. ((Tensor)first.Inputs).ToArray(), .. ((Tensor)second.Inputs).ToArray()]),
        Indices.Of([.. ((Indices)first.Targets).Values, .. ((Indices)second.Targets).Values]));

    /// <summary>A table of the command's own data, divided and standardized as the command does.</summary>
    public static (Dataset Train, Dataset Validation, int Classes) Table(string path)
    {
        var table = Descent.Table.Read(File.ReadAllBytes(path), path);
        var target = TableTarget.Of(table, null, null);
        var split = Split.Of(table.RowCount, 1, 0.25, 0, target.ClassNumbers());
        var encoding = TableEncoding.Fit(table, target, split.Train);
        return (encoding.Encode(table, target, split.Train), encoding.Encode(table, target, split.Validation), encoding.Outputs);
    }

    public static Sequential Net(int inputs, int outputs, ulong seed = 1, Func<Activation>? activation = null, Initializer? start = null, int width = 16)
    {
        var random = new RandomStream(seed);
        activation ??= () => new Relu();
        return [new Linear(inputs, width, random, start), activation(), new Linear(width, width, random, start), activation(), new Linear(width, outputs, random)];
    }

    /// <summary>A loop of one's own: every batch shown to the check, then the update.</summary>
    /// <param name="check">Made from model, loss, optimizer and data.</param>
    /// <param name="train">The rows.</param>
    /// <param name="epochs">How often they are gone through.</param>
    /// <param name="objective">From a batch to the number that is minimised.</param>
    /// <param name="update">The update, from the objective.</param>
    /// <param name="order">The order of rows in an epoch; random where null.</param>
    public static Diagnosis Loop(TrainingCheck check, Dataset train, int epochs, Func<Operand, Operand, Tensor> objective, Action<Tensor> update, Func<int, int[]>? order = null)
    {
        const int Batch = 32;
        var random = new RandomStream(7);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var rows = order?.Invoke(epoch) ?? random.Permutation(train.Count);
            for (var start = 0; start + Batch <= rows.Length; start += Batch)
            {
                var batch = train.Take(rows.AsSpan(start, Batch));
                var value = objective(batch.Inputs, batch.Targets);
                check.Step(batch.Inputs, batch.Targets, value);
                update(value);
            }
        }

        return check.Diagnose();
    }

    /// <summary>A trainer's run, watched.</summary>
    public static Diagnosis Train(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation, int epochs, int batch = 32)
    {
        var trainer = new Trainer(model, loss, optimizer) { BatchSize = batch, Epochs = epochs };
        var check = TrainingCheck.Of(trainer, train, validation);
        try
        {
            _ = trainer.Run(train, validation).Count();
        }
        catch (DivergedException)
        {
            // the check says why
        }

        return check.Diagnose();
    }

    /// <summary>What is said of a small net that Adam trained on classes.</summary>
    public static Diagnosis Trained(Dataset train, Dataset validation, int classes = 3, int epochs = 20)
    {
        var model = Net(train.Inputs.Shape[1], classes);
        return Train(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, train, validation, epochs);
    }

    /// <summary>A trainer's run of 40 epochs by Adam, watched, and examined with experiments at its end.</summary>
    public static Diagnosis Examined(Layer model, LossFunction loss, Dataset train, Dataset? validation)
    {
        var trainer = new Trainer(model, loss, new Adam(model.Parameters) { LearningRate = 0.01 }) { BatchSize = 32, Epochs = 40 };
        var check = TrainingCheck.Of(trainer, train, validation);
        _ = trainer.Run(train, validation, TestContext.Current.CancellationToken).Count();
        return check.Examine();
    }

    /// <summary>That a diagnosis names this cause first.</summary>
    public static void First(string id, Diagnosis diagnosis) => Assert.True(diagnosis.Cause?.Id == id, $"{id}: {diagnosis}");
}
