namespace Descent.Diagnostics;

/// <summary>A probe between the moment its batch is seen and the moment the parameters are updated.</summary>
internal sealed class ProbeInProgress
{
    private const double SameValue = 1e-5;
    private readonly Evidence _run;
    private readonly Dataset _batch;
    private readonly Probe _probe;
    private readonly Tensor? _objective;
    private readonly Lazy<LossValues> _losses; // of the batch, nothing dropped
    private double[][] _before = [];
    private double[][] _direct = []; // the gradient of the batch's mean loss

    public ProbeInProgress(Evidence run, Dataset batch, Tensor? objective, double? value)
    {
        (_run, _batch, _objective) = (run, batch, objective);
        _losses = new(() => run.Loss.Of(run.Model.Forward(batch.Inputs), batch.Targets));
        var isKnown = objective is null && value is not null && run.Start!.Dropped == 0; // by a trainer, whose mean it is
        var given = run.Model.Forward(run.Fixed.Inputs);
        var fixedMean = run.Loss.Of(given, run.Fixed.Targets).Mean();
        var signals = Signals.Of(fixedMean, given);
        _probe = new()
        {
            Step = run.Step + 1,
            Examples = batch.Count,
            Objective = value,
            Loss = isKnown ? value!.Value : Mean.ToScalar(),
            Losses = isKnown ? batch.Count : _losses.Value.Values.Shape.Count,
            FixedLoss = fixedMean.ToScalar(),
            Signals = signals,
            Written = objective is null ? signals : Signals.Of(objective, isWhole: false),
        };
    }

    private Tensor Mean => _losses.Value.Mean();

    public void Updating(IReadOnlyList<Tensor> gradients, bool isAccumulated)
    {
        var parameters = _run.Optimizer.Parameters;
        _before = [.. parameters.Select(parameter => parameter.ToArray())];
        var used = gradients.Select(gradient => gradient.ToArray()).ToArray();
        var fresh = _objective is null ? null : Arrays(Gradient.Of(_objective, parameters));
        if (fresh is not null && !isAccumulated)
        {
            var norm = Math.Sqrt(Dot(fresh, fresh));
            if (norm > 0)
            {
                var squares = 0.0;
                for (var i = 0; i < used.Length; i++)
                {
                    squares += used[i].Zip(fresh[i], (u, f) => (u - f) * (u - f)).Sum();
                }

                (_probe.Stale, _probe.Multiple) = (Math.Sqrt(squares) / norm, Dot(used, fresh) / (norm * norm));
            }
        }

        var isTheMean = _probe.Objective is { } value && Math.Abs(value - _probe.Loss) <= SameValue * Math.Abs(_probe.Loss);
        _direct = isTheMean ? fresh ?? used : Arrays(Gradient.Of(Mean, parameters));
        var length = _run.Optimizer.GradientNorm;
        _probe.Kept = _run.Optimizer.ClipNorm is { } limit && length > limit ? limit / length : 1;
        _probe.Fading = Fading(parameters, _direct);
        _probe.Still = Unmoved(parameters);
    }

    public Probe Finish()
    {
        var (foretold, sizes, still) = (0.0, new List<double>(), _probe.Still.ToList());
        for (var i = 0; i < _before.Length; i++)
        {
            var parameter = _run.Optimizer.Parameters[i];
            var after = parameter.ToArray();
            var (moved, size) = (0.0, 0.0);
            for (var j = 0; j < after.Length; j++)
            {
                var change = after[j] - _before[i][j];
                foretold += change * _direct[i][j];
                moved += change * change;
                size += _before[i][j] * _before[i][j];
            }

            if (moved == 0 && Array.Exists(_direct[i], g => g != 0) && !_run.Frozen.Contains(parameter) && _run.Optimizer.LearningRate > 0)
            {
                still.Add(parameter.Name);
            }
            else if (parameter.IsWeight && size > 0 && moved > 0)
            {
                sizes.Add(Math.Log10(Math.Sqrt(moved / size)));
            }
        }

        (_probe.Foretold, _probe.Sizes, _probe.Still) = (foretold, [.. sizes], [.. still]);
        _probe.LossAfter = _run.LossOf(_batch);
        return _probe;
    }

    // Parameters of the model that the optimizer does not know, and that the loss depends on.
    private string[] Unmoved(IReadOnlyList<Parameter> known)
    {
        var others = _run.Model.Parameters.Where(parameter => !known.Contains(parameter) && !_run.Frozen.Contains(parameter)).ToArray();
        return others.Length == 0 ? [] : [.. others.Zip(Gradient.Of(Mean, others)).Where(pair => Array.Exists(pair.Second.ToArray(), g => g != 0)).Select(pair => pair.First.Name)];
    }

    private double Fading(IReadOnlyList<Parameter> parameters, double[][] gradients)
    {
        var weights = _probe.Signals.Weights;
        if (weights.Count < 2)
        {
            return double.NaN;
        }

        double Size(Parameter weight)
        {
            var place = parameters.ToList().IndexOf(weight);
            return place < 0 ? double.NaN : Math.Sqrt(gradients[place].Average(g => g * g));
        }

        return Math.Log10(Size(weights[0]) / Size(weights[^1]));
    }

    private static double[][] Arrays(Tensor[] tensors) => Array.ConvertAll(tensors, tensor => tensor.ToArray());

    private static double Dot(double[][] a, double[][] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < a[i].Length; j++)
            {
                sum += a[i][j] * b[i][j];
            }
        }

        return sum;
    }
}
