using Descent.Numerics;

namespace Descent.Training;

/// <summary>What a step computes: the objective of a batch and its gradients, replayed from a recording where model and loss allow it.</summary>
internal sealed class Objective(Layer model, LossFunction loss, Regularizer? regularizer, IReadOnlyList<Parameter> parameters)
{
    private Replayed? _step;
    private StepResults? _last; // of a plan that fills the same tensors in each run

    /// <summary>Whether a recording is tried.</summary>
    public bool IsRecorded { get; init; } = true;

    /// <summary>The mean loss, the regularizer's term, and their sum.</summary>
    public static (Tensor Sum, Tensor Mean, Tensor? Penalty) Of(LossValues losses, Regularizer? regularizer, IReadOnlyList<Parameter> parameters)
    {
        var mean = losses.Mean();
        var penalty = regularizer?.Of(parameters);
        return (penalty is null ? mean : mean + penalty, mean, penalty);
    }

    public StepResults Of(Dataset batch, RandomStream dropout)
    {
        _step ??= new(Compute) { IsRecorded = IsRecorded };
        var results = _step.Run(dropout, batch.Inputs, batch.Targets);
        if (_last?.All != results)
        {
            _last = new(results, parameters.Count, regularizer is not null, batch.Count);
        }

        return _last;
    }

    private List<Tensor> Compute(IReadOnlyList<Operand> batch, RandomStream dropout)
    {
        var losses = loss.Of(model.Forward(batch[0], dropout), batch[1]);
        var (sum, mean, penalty) = Of(losses, regularizer, model.Parameters);
        return [sum, mean, .. Gradient.Of(sum, parameters), .. penalty is null ? [] : new[] { penalty }, .. losses.Counts is null ? [] : new[] { losses.Counts }];
    }
}
