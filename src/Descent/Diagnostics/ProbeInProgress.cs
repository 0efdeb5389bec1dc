using Descent.Kernels;
using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>A probe between the moment its batch is seen and the moment the parameters are updated.</summary>
/// <remarks>It reads parameters and gradients where they stand. Operations are made afresh: a recording of them saves a fifth of their
/// time and costs as much as five probes, and most runs have few more.</remarks>
internal sealed class ProbeInProgress
{
    private const double SameValue = 1e-5;
    private const double Rounding = 1e-6; // of a weight: smaller steps round to nothing
    private const double Faint = 1e-5; // of the steepest gradient: where nothing passes through a layer, steps round to nothing
    private readonly Evidence _run;
    private readonly ProbeRoom _room;
    private readonly Dataset _batch;
    private readonly Probe _probe;
    private readonly Tensor? _objective;
    private LossValues? _losses; // of the batch, nothing dropped
    private IReadOnlyList<Tensor> _direct = []; // the gradient of the batch's mean loss

    /// <summary>Looks at the model before an update.</summary>
    /// <param name="run">The run.</param>
    /// <param name="room">What its probes share.</param>
    /// <param name="batch">What the update is made from.</param>
    /// <param name="objective">What is minimised, where a loop shows it.</param>
    /// <param name="value">The objective's value, where it is known.</param>
    /// <param name="isBeginning">Whether the run's beginning was looked at just now.</param>
    public ProbeInProgress(Evidence run, ProbeRoom room, Dataset batch, Tensor? objective, double? value, bool isBeginning)
    {
        (_run, _room, _batch, _objective) = (run, room, batch, objective);
        var isKnown = objective is null && value is not null && run.Start!.Dropped == 0; // by a trainer, whose mean it is
        var (signals, fixedLoss) = isBeginning ? (run.Start!.Signals, run.Start.Loss) : LookInside();
        room.Signals = signals;
        _probe = new()
        {
            Step = run.Step + 1,
            Examples = batch.Count,
            Objective = value,
            Loss = isKnown ? value!.Value : Losses.Mean().ToScalar(),
            Losses = isKnown ? batch.Count : Losses.Values.Shape.Count,
            FixedLoss = fixedLoss,
            Signals = signals,
            Written = objective is null ? signals : Signals.Of(objective, isWhole: false),
        };
    }

    private LossValues Losses => _losses ??= Look(_batch.Count, _run.Loss.Of(_run.Model.Forward(_batch.Inputs), _batch.Targets));

    /// <summary>Looks at the gradients of an update that is about to be made.</summary>
    public void Updating(IReadOnlyList<Tensor> gradients, bool isAccumulated)
    {
        var parameters = _run.Optimizer.Parameters;
        _room.Keep();
        IReadOnlyList<Tensor>? fresh = _objective is null ? null : Slopes(_objective, parameters);
        if (fresh is not null && !isAccumulated && Differences(gradients, fresh) is { Size: > 0 } off)
        {
            (_probe.Stale, _probe.Multiple) = (Math.Sqrt(off.Moved / off.Size), (off.Along + off.Size) / off.Size);
        }

        var isTheMean = _probe.Objective is { } value ? Math.Abs(value - _probe.Loss) <= SameValue * Math.Abs(_probe.Loss) : _room.UsesTheMean;
        _direct = isTheMean ? fresh ?? gradients : Slopes(Losses.Mean(), parameters);
        if (_probe.Objective is null && !isTheMean)
        {
            var difference = Differences(gradients, _direct);
            _room.Compared(Math.Sqrt(difference.Moved / difference.Size));
        }

        var length = _run.Optimizer.GradientNorm;
        _probe.Kept = (_run.Optimizer.ClipNorm is { } limit && length > limit ? limit / length : 1) * KeptOf(gradients, _run.Optimizer.ClipValue ?? double.PositiveInfinity);
        _probe.Still = _room.Others.Count == 0 ? [] : Unmoved([.. _room.Others.Except(_run.Frozen)]);
    }

    /// <summary>Looks at the update that was made.</summary>
    public Probe Finish()
    {
        var (foretold, weights, still) = (0.0, new List<WeightFacts>(), new List<(string Name, double Gradient)>());
        var (first, last, steepest) = (double.NaN, double.NaN, 0.0);
        for (var i = 0; i < _direct.Count; i++)
        {
            var parameter = _run.Optimizer.Parameters[i];
            var change = Change(_room.Before(i), parameter, _direct[i]);
            foretold += change.Along;
            var gradient = Math.Sqrt(change.Slope / parameter.Count);
            steepest = Math.Max(steepest, gradient);
            first = _probe.Signals.Weights.Count > 1 && parameter == _probe.Signals.Weights[0] ? gradient : first;
            last = _probe.Signals.Weights.Count > 1 && parameter == _probe.Signals.Weights[^1] ? gradient : last;
            if (parameter.IsWeight)
            {
                weights.Add(new(parameter.Name, gradient, Math.Sqrt(change.Moved / change.Size)));
            }

            if (change.Moved == 0 && _run.Optimizer.LearningRate * gradient > Rounding * Math.Sqrt(change.Size / parameter.Count) && !_run.Frozen.Contains(parameter) && _run.Optimizer.LearningRate > 0)
            {
                still.Add((parameter.Name, gradient));
            }
        }

        (_probe.Foretold, _probe.Weights, _probe.Still, _probe.Fading) = (foretold, [.. weights], [.. _probe.Still, .. still.Where(one => one.Gradient > Faint * steepest).Select(one => one.Name)], Math.Log10(first / last));
        _probe.LossAfter = Look(_batch.Count, _run.LossOf(_batch));
        return _probe;
    }

    private (Signals Signals, double Loss) LookInside()
    {
        var given = Look(_run.Fixed.Count, _run.Model.Forward(_run.Fixed.Inputs));
        var mean = _run.Loss.Of(given, _run.Fixed.Targets).Mean();
        return (Signals.Of(mean, given, before: _room.Signals), mean.ToScalar());
    }

    // What a limit on each number leaves of the gradient's length.
    private static double KeptOf(IReadOnlyList<Tensor> gradients, double limit)
    {
        if (double.IsPositiveInfinity(limit))
        {
            return 1;
        }

        var (whole, kept) = (0.0, 0.0);
        foreach (var value in gradients.SelectMany(gradient => gradient.ToArray()))
        {
            (whole, kept) = (whole + value * value, kept + Math.Pow(Math.Min(Math.Abs(value), limit), 2));
        }

        return whole > 0 ? Math.Sqrt(kept / whole) : 1;
    }

    // Parameters of the model that the optimizer does not know, and that the loss depends on.
    private string[] Unmoved(IReadOnlyList<Parameter> others) =>
        [.. others.Zip(Slopes(Losses.Mean(), others)).Where(pair => Array.Exists(pair.Second.ToArray(), g => g != 0)).Select(pair => pair.First.Name)];

    private Tensor[] Slopes(Tensor of, IReadOnlyList<Parameter> parameters) => Look(2 * _batch.Count, Gradient.Of(of, parameters));

    // What was computed, from so many rows.
    private T Look<T>(int rows, T computed)
    {
        _run.Pace.Looked(rows);
        return computed;
    }

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
