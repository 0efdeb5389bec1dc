namespace Descent;

/// <summary>A term that is added to the mean loss and grows with the weights, so that smaller ones are preferred. Immutable.</summary>
public abstract record Regularizer
{
    /// <summary>Which parameters it counts; the weights (rank 2 or more), not the biases, unless set.</summary>
    public Func<Parameter, bool> Chooses { get; init; } = parameter => parameter.IsWeight;

    /// <summary>The term for some parameters, <c>[]</c>, to be shown beside the loss and added to it.</summary>
    /// <exception cref="ArgumentException">No parameter is chosen.</exception>
    public Tensor Of(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Tensor? sum = null;
        foreach (var parameter in parameters.Where(Chooses))
        {
            sum = sum is null ? Term(parameter) : sum + Term(parameter);
        }

        return sum ?? throw new ArgumentException($"{GetType().Name}: of {parameters.Count} parameters none is chosen. Set Chooses, or leave the regularizer out.", nameof(parameters));
    }

    /// <summary>The term of one parameter, <c>[]</c>.</summary>
    private protected abstract Tensor Term(Parameter parameter);
}
