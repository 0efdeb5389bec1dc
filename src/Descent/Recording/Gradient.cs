namespace Descent;

/// <summary>Gradients by reverse-mode differentiation.</summary>
public static class Gradient
{
    /// <summary>The gradient of one number by each of some tensors: <c>∂objective/∂wᵢ</c>, of the shape of <c>wᵢ</c>.</summary>
    /// <param name="objective">A tensor of one element.</param>
    /// <param name="by">Parameters, or tensors computed from them on the way to the objective.</param>
    /// <returns>One gradient each; zeros where the objective does not depend on it. They can be differentiated again.</returns>
    /// <exception cref="ShapeException">The objective is not a single number.</exception>
    public static Tensor[] Of(Tensor objective, params IReadOnlyList<Tensor> by)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(by);
        if (objective.Shape.Count != 1)
        {
            throw new ShapeException($"Gradient.Of: the objective has shape {objective.Shape}, and only one number can be minimised. Reduce the loss first, with Mean() or Sum().");
        }

        var gradients = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance)
        {
            [objective] = Tensor.Full(objective.Shape, 1, objective.ElementType),
        };
        foreach (var output in Graph.Order(objective).Reverse())
        {
            if (gradients.TryGetValue(output, out var gradient))
            {
                output.Maker!.Pull(new(output, gradient, (input, part) =>
                {
                    var key = (Tensor)output.Inputs[input];
                    gradients[key] = gradients.TryGetValue(key, out var sum) ? sum + part : part;
                }));
            }
        }

        return [.. by.Select(tensor => gradients.GetValueOrDefault(tensor) ?? Tensor.Full(tensor.Shape, 0, tensor.ElementType))];
    }
}
