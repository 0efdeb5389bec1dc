namespace Descent.Training;

/// <summary>Puts named values into parameters: all of them, or none and an error that names every mismatch.</summary>
public static class ParameterValues
{
    /// <summary>Assigns to each parameter the value of its name.</summary>
    /// <param name="values">The values by name; names that no parameter has are ignored.</param>
    /// <param name="parameters">The parameters to set.</param>
    /// <param name="source">Where the values come from, for the message.</param>
    /// <param name="prefix">What stands before the names in <paramref name="values"/>.</param>
    /// <exception cref="InvalidDataException">A value is missing, or of another shape or element type.</exception>
    public static void Load(IReadOnlyDictionary<string, Tensor> values, IEnumerable<Parameter> parameters, string source, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(values);
        var targets = parameters.Select(parameter => (Parameter: parameter, Value: values.GetValueOrDefault(prefix + parameter.Name))).ToArray();
        var problems = targets.Select(target => target switch
        {
            (var parameter, null) => $"{prefix}{parameter.Name} {parameter.Shape} is missing",
            var (parameter, value) when value.Shape != parameter.Shape => $"{prefix}{parameter.Name} is {value.Shape}, the model's is {parameter.Shape}",
            var (parameter, value) when value.ElementType != parameter.ElementType => $"{prefix}{parameter.Name} is {value.ElementType}, the model's is {parameter.ElementType}",
            _ => null,
        }).OfType<string>().ToArray();
        if (problems.Length > 0)
        {
            throw new InvalidDataException($"{source}: the parameters do not fit the model: {string.Join("; ", problems)}. Build the model as it was when the values were saved.");
        }

        foreach (var (parameter, value) in targets)
        {
            parameter.Assign(value!);
        }
    }
}
