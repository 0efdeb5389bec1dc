using Descent.Diagnostics;
using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Loops as people write them: over recorded steps, over objectives, or over gradients.</summary>
internal sealed class HandLoop
{
    private readonly Attempt _attempt;
    private readonly Recipe _recipe;
    private readonly Watch _watch;
    private readonly TrainingCheck? _check;
    private readonly RandomStream _random;
    private readonly RecordedStep? _recorded;
    private readonly Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>>? _handle;
    private double[][]? _sums;
    private int _step;

    public HandLoop(Attempt attempt, Watch watch)
    {
        (_attempt, _recipe, _watch) = (attempt, attempt.Recipe, watch);
        if (_recipe.Penalty > 0 || (_recipe.Style != Style.Gradients && (_recipe.ClearsEvery != 1 || _recipe.Accumulates != 1 || _recipe.Handles is not null)))
        {
            throw new InvalidOperationException($"{_recipe.Name}: this loop knows no penalty, and sums gradients only where it takes them itself. Choose another.");
        }

        _handle = _recipe.Handles?.Invoke();
        _random = new RandomStream(attempt.Seed).Fork('l');
        _check = watch.Of(attempt.Model, attempt.Loss, attempt.Optimizer, attempt.Train, attempt.Validation, attempt.Steps, _recipe.DeclaresFrozen ? attempt.Frozen : null);
        _recorded = _recipe.Style == Style.Recorded ? new(attempt.Optimizer, (inputs, random) => Objective(inputs[0], inputs[1], random)) : null;
    }

    public void Run()
    {
        for (var epoch = 0; epoch < _recipe.Epochs; epoch++)
        {
            var order = _recipe.Order?.Invoke(epoch, _attempt.Train.Count, _recipe.Batch, _random) ?? _random.Permutation(_attempt.Train.Count);
            var (sum, batches) = (0.0, 0);
            foreach (var rows in order.Chunk(_recipe.Batch))
            {
                sum += Step(_attempt.Train.Take(rows));
                batches++;
            }

            _attempt.Note(sum / batches, _attempt.Evaluate(_attempt.Validation), _watch);
            if (!double.IsFinite(sum))
            {
                break;
            }
        }
    }

    private double Step(Dataset batch)
    {
        var dropout = _random.Fork((ulong)_step);
        if (_attempt.Schedule is { } schedule)
        {
            _attempt.Optimizer.LearningRate = schedule.At(_step);
        }

        double loss;
        if (_recorded is not null)
        {
            _check?.Step(batch.Inputs, batch.Targets);
            loss = _recorded.Run(dropout, batch.Inputs, batch.Targets);
        }
        else
        {
            var objective = Objective(batch.Inputs, batch.Targets, dropout);
            _check?.Step(batch.Inputs, batch.Targets, objective);
            Update(objective);
            loss = objective.ToScalar();
        }

        _step++;
        _watch.Step(loss);
        return loss;
    }

    private Tensor Objective(Operand inputs, Operand targets, RandomStream dropout)
    {
        var losses = _attempt.Loss.Of(_attempt.Model.Forward(inputs, dropout), targets);
        var loss = _recipe.Reduce?.Invoke(losses) ?? losses.Mean();
        return _recipe.Sign == 1 ? loss : loss * _recipe.Sign;
    }

    private void Update(Tensor objective)
    {
        if (_recipe.Style == Style.Eager)
        {
            _attempt.Optimizer.Step(objective);
            return;
        }

        IReadOnlyList<Tensor> gradients = Gradient.Of(objective, _attempt.Optimizer.Parameters);
        gradients = _handle?.Invoke(gradients) ?? gradients;
        var number = _step + 1;
        if (_recipe.Accumulates > 1)
        {
            Add(gradients, 1.0 / _recipe.Accumulates);
            if (number % _recipe.Accumulates == 0)
            {
                _attempt.Optimizer.Step(Summed(gradients));
                _sums = null;
            }
        }
        else if (_recipe.ClearsEvery == 1)
        {
            _attempt.Optimizer.Step(gradients);
        }
        else
        {
            Add(gradients, 1);
            _attempt.Optimizer.Step(Summed(gradients));
            _sums = _recipe.ClearsEvery > 0 && number % _recipe.ClearsEvery == 0 ? null : _sums;
        }
    }

    private void Add(IReadOnlyList<Tensor> gradients, double factor)
    {
        _sums ??= [.. gradients.Select(gradient => new double[gradient.Shape.Count])];
        foreach (var (sum, gradient) in _sums.Zip(gradients))
        {
            var values = gradient.ToArray();
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += factor * values[i];
            }
        }
    }

    private Tensor[] Summed(IReadOnlyList<Tensor> like) => [.. _sums!.Zip(like, (sum, gradient) => Tensor.From(gradient.Shape, sum))];
}
