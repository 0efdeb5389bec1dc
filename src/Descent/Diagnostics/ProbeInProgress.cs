using Descent.Kernels;
using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>A closer look at an update that was kept: once with the parameters as they were before it, once as they were after.</summary>
internal sealed class ProbeInProgress
{
    private const double SameValue = 1e-5;
    private const double SameGradient = 1e-4; // of its length
    private const double Rounding = 1e-6; // of a weight: smaller steps round to nothing
    private const double Faint = 1e-5; // of the steepest gradient: where nothing passes through a layer, steps round to nothing
    private readonly Evidence _run;
    private readonly KeptUpdate _update;
    private readonly Dataset _batch;
    private readonly Probe _probe;
    private readonly IReadOnlyList<Tensor> _direct; // the gradient of the batch's mean loss
    private LossValues? _losses; // of the batch, nothing dropped

    /// <summary>Looks at the model before the update.</summary>
    /// <param name="run">The run.</param>
    /// <param name="room">What its probes share.</param>
    /// <param name="update">The update.</param>
    public ProbeInProgress(Evidence run, ProbeRoom room, KeptUpdate update)
    {
        (_run, _update, _batch) = (run, update, update.Batch!);
        var (signals, fixedLoss) = update.IsFirst ? (run.Start!.Signals, run.Start.Loss) : LookInside(room.Signals);
        room.Signals = signals;
        _probe = new()
        {
            Step = update.Step,
            Examples = _batch.Count,
            Objective = update.Objective,
            Loss = update.IsLossKnown ? update.Objective!.Value : Losses.Mean().ToScalar(),
            Losses = update.IsLossKnown ? _batch.Count : Losses.Values.Shape.Count,
            FixedLoss = fixedLoss,
            Signals = signals,
            Written = update.Written ?? signals,
            Batches = update.Batches,
            Kept = update.Kept,
        };
        if (update.IsOfObjective && !update.IsAccumulated)
        {
            (_probe.Stale, _probe.Multiple) = (0, 1);
        }
        else if (update.Fresh is { } fresh && !update.IsAccumulated && Differences(update.Gradients, fresh) is { Size: > 0 } off)
        {
            (_probe.Stale, _probe.Multiple) = (Math.Sqrt(off.Moved / off.Size), (off.Along + off.Size) / off.Size);
            if (_probe.Stale > SameGradient && AreShortened(update.Gradients, fresh))
            {
                (_probe.Stale, _probe.IsCutByHand) = (double.NaN, true);
                _probe.Kept *= Math.Sqrt((off.Moved + 2 * off.Along + off.Size) / off.Size);
            }
        }

        var isTheMean = update.Objective is { } value ? Math.Abs(value - _probe.Loss) <= SameValue * Math.Abs(_probe.Loss) : room.UsesTheMean;
        _direct = isTheMean && !update.IsOfObjective ? update.Fresh ?? update.Gradients : Gradient.Of(Losses.Mean(), run.Optimizer.Parameters);
        if (update.Objective is null && !isTheMean)
        {
            var difference = Differences(update.Gradients, _direct);
            room.Compared(Math.Sqrt(difference.Moved / difference.Size));
        }

        var others = run.Others.Except(run.Frozen).ToArray();
        _probe.Still = others.Length == 0 ? [] : Unmoved(others);
    }

    private LossValues Losses => _losses ??= _run.Loss.Of(_run.Model.Forward(_batch.Inputs), _batch.Targets);

    /// <summary>Looks at the model after the update.</summary>
    public Probe Finish()
    {
        var (foretold, weights, still, unreached) = (0.0, new List<WeightFacts>(), new List<(string Name, double Gradient)>(), new List<string>());
        var (first, last, steepest) = (double.NaN, double.NaN, 0.0);
        for (var i = 0; i < _direct.Count; i++)
        {
            var parameter = _run.Optimizer.Parameters[i];
            var change = Change(_update.Before[i], parameter, _direct[i]);
            foretold += change.Along;
            var gradient = Math.Sqrt(change.Slope / parameter.Count);
            steepest = Math.Max(steepest, gradient);
            first = _probe.Signals.Weights.Count > 1 && parameter == _probe.Signals.Weights[0] ? gradient : first;
            last = _probe.Signals.Weights.Count > 1 && parameter == _probe.Signals.Weights[^1] ? gradient : last;
            if (parameter.IsWeight)
            {
                weights.Add(new(parameter.Name, gradient, Math.Sqrt(change.Moved / change.Size)));
                if (change.Slope == 0 && !_run.Frozen.Contains(parameter))
                {
                    unreached.Add(parameter.Name);
                }
            }

            if (change.Moved == 0 && _update.Rate * gradient > Rounding * Math.Sqrt(change.Size / parameter.Count) && !_run.Frozen.Contains(parameter) && _update.Rate > 0)
            {
                still.Add((parameter.Name, gradient));
            }
        }

        (_probe.Foretold, _probe.Weights, _probe.Still, _probe.Fading) = (foretold, [.. weights], [.. _probe.Still, .. still.Where(one => one.Gradient > Faint * steepest).Select(one => one.Name)], Math.Log10(first / last));
        _probe.Unreached = steepest > 0 ? [.. unreached] : [];
        _probe.LossAfter = _run.LossOf(_batch);
        return _probe;
    }

    private (Signals Signals, double Loss) LookInside(Signals? before)
    {
        var given = _run.Model.Forward(_run.Fixed.Inputs);
        var mean = _run.Loss.Of(given, _run.Fixed.Targets).Mean();
        return (Signals.Of(mean, given, before: before), mean.ToScalar());
    }

    // Parameters of the model that the optimizer does not know, and that the loss depends on.
    private string[] Unmoved(IReadOnlyList<Parameter> others) =>
        [.. others.Zip(Gradient.Of(Losses.Mean(), others)).Where(pair => Array.Exists(pair.Second.ToArray(), g => g != 0)).Select(pair => pair.First.Name)];

    // Nothing was added or turned: each number is as it was or nearer to 0, as clipping makes it.
    private static bool AreShortened(IReadOnlyList<Tensor> used, IReadOnlyList<Tensor> fresh) => used.Zip(fresh).All(pair =>
        pair.First.ToArray().Zip(pair.Second.ToArray()).All(numbers => Math.Abs(numbers.First) <= (1 + SameGradient) * Math.Abs(numbers.Second) && numbers.First * numbers.Second >= 0));

    private static Changes Differences(IReadOnlyList<Tensor> used, IReadOnlyList<Tensor> fresh)
    {
        var sum = default(Changes);
        for (var i = 0; i < used.Count; i++)
        {
            sum += Change(fresh[i], used[i], fresh[i]);
        }

        return sum;
    }

    private static Changes Change(Tensor before, Tensor after, Tensor slopes) => before.ElementType == ElementType.Float32
        ? Changes.Of(before.Floats.Span, after.Floats.Span, slopes.Floats.Span)
        : Changes.Of<F64>(before.Data<F64>(), after.Data<F64>(), slopes.Data<F64>());
}
