namespace Descent;

/// <summary>Finds where NaN or infinity entered a computation.</summary>
public static class NonFinite
{
    /// <summary>The first operation whose result holds NaN or infinity, or what was not finite before it; in words.</summary>
    /// <param name="result">A tensor computed from parameters.</param>
    /// <returns>As "Log [32, 27]", "parameter layers.0.weight" or "the data given to MatMul"; "nothing" where all is finite.</returns>
    public static string Origin(Tensor result)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var output in Graph.Order(result))
        {
            foreach (var input in output.Inputs.OfType<Tensor>().Where(input => input.Maker is null && !IsFinite(input)))
            {
                return input is Parameter parameter ? $"parameter {parameter.Name}" : $"the data given to {output.Maker!.Name}";
            }

            if (!IsFinite(output))
            {
                return $"{output.Maker!.Name} {output.Shape}";
            }
        }

        return "nothing";
    }

    /// <summary>Whether one of the equal parts into which a tensor's first axis falls is finite.</summary>
    /// <param name="tensor">The numbers.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    public static bool IsFinite(Tensor tensor, int part, int parts)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var width = tensor.Shape.Count / parts;
        return !tensor.ToArray().AsSpan(part * width, width).ContainsAnyExceptInRange(double.MinValue, double.MaxValue);
    }

    private static bool IsFinite(Tensor tensor) => Array.TrueForAll(tensor.ToArray(), double.IsFinite);
}
