namespace Descent;

/// <summary>Stochastic gradient descent: <c>v ← μ v + ∂objective/∂w</c>, <c>w ← w − η v</c>. Not safe for several threads.</summary>
/// <remarks>The velocity starts at 0 (Polyak 1964). With Nesterov's form the step looks ahead:
/// <c>w ← w − η (∂objective/∂w + μ v)</c> (Sutskever et al. 2013, as PyTorch writes it).</remarks>
/// <param name="parameters">What it updates.</param>
public sealed class Sgd(IReadOnlyList<Parameter> parameters)
{
    private readonly double[][] _velocity = [.. parameters.Select(parameter => new double[parameter.Shape.Count])];

    /// <summary>The learning rate η.</summary>
    /// <value>Above 0; 0.01 unless set.</value>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The momentum μ: how much of the last velocity stays.</summary>
    /// <value>From 0 to below 1; 0 unless set.</value>
    public double Momentum { get; set; }

    /// <summary>Whether to take the gradient as if the velocity had been applied.</summary>
    /// <value>False unless set.</value>
    public bool Nesterov { get; set; }

    /// <summary>One update from the gradient of the objective; nothing needs to be zeroed.</summary>
    /// <exception cref="ShapeException">The objective is not a single number.</exception>
    public void Step(Tensor objective)
    {
        var gradients = Gradient.Of(objective, parameters);
        for (var i = 0; i < parameters.Count; i++)
        {
            var values = parameters[i].ToArray();
            var gradient = gradients[i].ToArray();
            var velocity = _velocity[i];
            for (var j = 0; j < values.Length; j++)
            {
                velocity[j] = Momentum * velocity[j] + gradient[j];
                values[j] -= LearningRate * (Nesterov ? gradient[j] + Momentum * velocity[j] : velocity[j]);
            }

            parameters[i].Set(values);
        }
    }
}
