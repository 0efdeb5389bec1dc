namespace Descent;

/// <summary>Stochastic gradient descent: <c>w ← w − η ∂objective/∂w</c>. Not safe for several threads.</summary>
/// <param name="parameters">What it updates.</param>
public sealed class Sgd(IReadOnlyList<Parameter> parameters)
{
    /// <summary>The learning rate η.</summary>
    /// <value>Above 0; 0.01 unless set.</value>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>One update from the gradient of the objective; nothing needs to be zeroed.</summary>
    /// <exception cref="ShapeException">The objective is not a single number.</exception>
    public void Step(Tensor objective)
    {
        var gradients = Gradient.Of(objective, parameters);
        for (var i = 0; i < parameters.Count; i++)
        {
            var values = parameters[i].ToArray();
            var gradient = gradients[i].ToArray();
            for (var j = 0; j < values.Length; j++)
            {
                values[j] -= LearningRate * gradient[j];
            }

            parameters[i].Set(values);
        }
    }
}
