using Descent.Numerics;

namespace Descent.Training;

/// <summary>What a step computes: the objective of a batch and its gradients, replayed from a recording where model and loss allow it.</summary>
internal sealed class Objective(Layer model, LossFunction loss, Regularizer? regularizer, IReadOnlyList<Parameter> parameters)
{
    private Recording? _recording;
    private StepResults? _last; // of a plan that fills the same tensors in each run

    /// <summary>Whether a recording is tried.</summary>
    public bool IsRecorded { get; set; } = true;

    /// <summary>The mean loss, the regularizer's term, and their sum.</summary>
    public static (Tensor Sum, Tensor Mean, Tensor? Penalty) Of(LossValues losses, Regularizer? regularizer, IReadOnlyList<Parameter> parameters)
    {
        var mean = losses.Mean();
        var penalty = regularizer?.Of(parameters);
        return (penalty is null ? mean : mean + penalty, mean, penalty);
    }

    public StepResults Of(Dataset batch, RandomStream dropout)
    {
        if (IsRecorded)
        {
            try
            {
                _recording ??= new(Compute);
                var results = _recording.Run(dropout, batch.Inputs, batch.Targets);
                if (_last?.All != results)
                {
                    _last = new(results, parameters.Count, regularizer is not null, batch.Count);
                }

                return _last;
            }
            catch (RecordingException)
            {
                IsRecorded = false; // something reads values on the way
            }
        }

        return new(Compute([batch.Inputs, batch.Targets], dropout), parameters.Count, regularizer is not null, batch.Count);
    }

    private List<Tensor> Compute(IReadOnlyList<Operand> batch, RandomStream dropout)
    {
        var losses = loss.Of(model.Forward(batch[0], dropout), batch[1]);
        var (sum, mean, penalty) = Of(losses, regularizer, model.Parameters);
        return [sum, mean, .. Gradient.Of(sum, parameters), .. penalty is null ? [] : new[] { penalty }, .. losses.Counts is null ? [] : new[] { losses.Counts }];
    }
}
