namespace Descent.Training;

/// <summary>The parameters of a model as they were after an epoch. Immutable.</summary>
/// <param name="Epoch">The epoch's number.</param>
/// <param name="Score">The epoch's score.</param>
/// <param name="Values">The parameters' values by name.</param>
public sealed record Snapshot(int Epoch, double Score, IReadOnlyDictionary<string, Tensor> Values)
{
    internal static Snapshot Of(Epoch epoch) => new(
        epoch.Number,
        epoch.Score,
        epoch.Trainer.Model.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.As(parameter.ElementType)));

    /// <summary>Puts the values back into a model of the same parameters.</summary>
    /// <exception cref="InvalidDataException">A parameter is missing or has another shape; the message names every one.</exception>
    public void Restore(Layer model) => ParameterValues.Load(Values, model.Parameters, $"Snapshot of epoch {Epoch}");
}
