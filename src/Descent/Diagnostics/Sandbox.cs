namespace Descent.Diagnostics;

/// <summary>Lets a model and its optimizer be used for an experiment, and puts every bit of both back at the end; nobody watches meanwhile.</summary>
internal sealed class Sandbox : IDisposable
{
    private readonly Evidence _run;
    private readonly Optimizer _optimizer;
    private readonly (Parameter Parameter, double[] Values, ElementType Type)[] _values;
    private readonly (int StepNumber, double Rate, double Decay, double? ClipNorm, double? ClipValue, IUpdateWatch? Watch, double Norm) _settings;

    public Sandbox(Evidence run)
    {
        var optimizer = run.Optimizer;
        (_run, _optimizer) = (run, optimizer);
        _values = [.. run.Parameters.Concat(optimizer.State).Select(parameter => (parameter, parameter.ToArray(), parameter.ElementType))];
        _settings = (optimizer.StepNumber, optimizer.LearningRate, optimizer.WeightDecay, optimizer.ClipNorm, optimizer.ClipValue, optimizer.Watch, optimizer.GradientNorm);
        optimizer.Watch = null;
    }

    /// <summary>Goes to where the run began: its weights, and an optimizer that remembers nothing.</summary>
    public void Restart()
    {
        _run.Weights!.Put();
        foreach (var state in _optimizer.State)
        {
            state.Set(new double[state.Shape.Count]);
        }

        _optimizer.StepNumber = 0;
    }

    public void Dispose()
    {
        foreach (var (parameter, values, type) in _values)
        {
            if (parameter.ElementType != type)
            {
                parameter.To(type);
            }

            parameter.Set(values);
        }

        (_optimizer.StepNumber, _optimizer.LearningRate, _optimizer.WeightDecay, _optimizer.ClipNorm, _optimizer.ClipValue, _optimizer.Watch, _optimizer.GradientNorm) = _settings;
    }
}
