using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Faults.Programs;

/// <summary>One run of a spec.</summary>
internal sealed class SpecRun(Spec spec, ulong seed, Sequential model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset validation, int[]? classes)
{
    private const int Runs = 6; // of one class each, in an order that is nearly sorted
    private readonly List<double> _trainLosses = [];
    private readonly List<double> _validationLosses = [];
    private readonly int _perEpoch = (train.Count + spec.Batch - 1) / spec.Batch;
    private double[][]? _best;

    private int Steps => spec.Epochs * _perEpoch / spec.Micro;

    public Outcome Outcome(double skill, double score)
    {
        var prior = loss.Yardstick(validation.Targets, spec.Head == Head.Classes ? ((Parameter)model.Parameters[^1]).Shape[0] : 1).Prior;
        var reported = _validationLosses.Count == 0 ? double.NaN : 1 - (spec.StopsAtBest ? _validationLosses.Min() : _validationLosses[^1]) / prior;
        return new(model, Steps, skill, score, Math.Max(-1, reported), _trainLosses, _validationLosses, prior);
    }

    /// <summary>What the program itself takes for its prediction.</summary>
    public Tensor Predict(Operand inputs) => spec.IsLoop ? Applied(model.Forward(inputs)) : model.Forward(inputs);

    public void Train(Watch watch)
    {
        var trainer = new Trainer(model, loss, optimizer)
        {
            BatchSize = spec.Batch,
            Epochs = spec.Epochs,
            Seed = seed,
            Schedule = Schedule(),
            Regularizer = spec.Penalty > 0 ? new L2(spec.Penalty) : null,
            Progress = watch,
        };
        watch.Of(trainer, train, validation);
        var epochs = trainer.Run(train, validation);
        foreach (var epoch in spec.StopsAtBest ? epochs.KeepBest() : epochs)
        {
            Note(watch, epoch.TrainLoss, epoch.ValidationLoss ?? double.NaN);
        }
    }

    public void Loop(Watch watch)
    {
        var check = watch.Of(model, loss, optimizer, train, validation, Steps, spec.DeclaresFrozen ? [.. model.Parameters.Take(spec.SkippedParameters)] : null);
        var (random, dropout, schedule) = (new RandomStream(seed).Fork('o'), new RandomStream(seed).Fork('p'), Schedule());
        var (step, shown) = (0, 0);
        Tensor[]? sums = null;
        for (var epoch = 0; epoch < spec.Epochs; epoch++)
        {
            var (order, total) = (Order(random), 0.0);
            for (var batch = 0; batch < _perEpoch; batch++)
            {
                var rows = train.Take(Batch(order, batch));
                if (schedule is not null)
                {
                    optimizer.LearningRate = schedule.At(step);
                }

                var losses = Losses(model.Forward(rows.Inputs, dropout), rows.Targets);
                var objective = spec.IsSummed ? losses.Sum() : losses.Mean();
                total += losses.Mean().ToScalar();
                objective = spec.Penalty > 0 ? objective + new L2(spec.Penalty).Of(model.Parameters) : objective;
                objective = spec.IsAscending ? -objective : objective;
                objective = spec.Micro > 1 ? objective / spec.Micro : objective;
                check?.Step(rows.Inputs, rows.Targets, objective);
                if (spec.ClearsEvery == 1 && spec.Micro == 1)
                {
                    optimizer.Step(objective);
                    step++;
                }
                else
                {
                    var gradients = Gradient.Of(objective, optimizer.Parameters);
                    sums = sums is null ? gradients : [.. sums.Zip(gradients, (sum, gradient) => (sum + gradient).Detach())];
                    if (++shown % spec.Micro == 0)
                    {
                        optimizer.Step(sums);
                        step++;
                        sums = spec.Micro > 1 || (spec.ClearsEvery > 0 && step % spec.ClearsEvery == 0) ? null : sums;
                    }
                }

                watch.Step(losses.Mean().ToScalar());
            }

            Note(watch, total / _perEpoch, Losses(model.Forward(validation.Inputs), validation.Targets).Mean().ToScalar());
            if (spec.StopsAtBest && _validationLosses.Count > 0 && _validationLosses[^1] <= _validationLosses.Min())
            {
                _best = [.. model.Parameters.Select(parameter => parameter.ToArray())];
            }
        }

        if (_best is not null)
        {
            foreach (var (parameter, values) in model.Parameters.Zip(_best))
            {
                parameter.Set(values);
            }
        }
    }

    private void Note(Watch watch, double trainLoss, double validationLoss)
    {
        _trainLosses.Add(trainLoss);
        _validationLosses.Add(validationLoss);
        watch.Epoch(trainLoss, validationLoss);
    }

    private LossValues Losses(Tensor scores, Operand targets)
    {
        if (!spec.TakesLogOfProbability)
        {
            return loss.Of(Applied(scores), targets);
        }

        if (targets is Indices classes)
        {
            return -scores.LogSoftmax().Exp().Pick(classes).Log();
        }

        var (p, y) = (scores.Sigmoid(), (Tensor)targets);
        return -(y * p.Log() + (1 - y) * (1 - p).Log());
    }

    private Tensor Applied(Tensor scores) => spec.Output switch
    {
        "softmax" => scores.LogSoftmax().Exp(),
        "sigmoid" => scores.Sigmoid(),
        "tanh" => scores.Tanh(),
        "relu" => scores.Relu(),
        _ => scores,
    };

    private Schedule? Schedule()
    {
        var schedule = spec.DropsAt is { } share
            ? Descent.Schedule.Steps(spec.Rate, Math.Max(1, (int)(share * Steps)), 0.01)
            : spec.Schedule switch
            {
                "cosine" => Descent.Schedule.Cosine(spec.Rate, Steps),
                "warm-up" => Descent.Schedule.Cosine(spec.Rate, Steps).WarmUp(Steps / 10),
                _ => null,
            };
        return schedule;
    }

    private int[] Order(RandomStream random)
    {
        if (spec.Order == "random")
        {
            var all = random.Permutation(train.Count);
            return spec.Shown == 1 ? all : [.. Enumerable.Range(0, train.Count)]; // a cursor that starts anew passes no shuffled rows
        }

        var keys = classes is null ? ((Tensor)train.Targets).ToArray() : [.. classes.Select(c => (double)c)];
        var sorted = Enumerable.Range(0, train.Count).OrderBy(row => keys[row]).ToArray();
        return spec.Order switch
        {
            "batches" => [.. sorted.Chunk(spec.Batch).Select((chunk, i) => (chunk, i)).OrderBy(pair => (pair.i * 7919) % 101).SelectMany(pair => pair.chunk)],
            "runs" => [.. sorted.Select((row, i) => (row, i)).GroupBy(pair => pair.i * Runs / sorted.Length).OrderBy(group => group.Key % 2).SelectMany(group => group.Select(pair => pair.row))],
            _ => sorted,
        };
    }

    private int[] Batch(int[] order, int batch)
    {
        var shown = Math.Max(Math.Min(spec.Batch, order.Length), (int)(spec.Shown * order.Length));
        var start = batch * spec.Batch % shown;
        return order[start..Math.Min(start + spec.Batch, shown)];
    }
}
