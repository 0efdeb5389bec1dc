namespace Descent;

/// <summary>Adam with decoupled weight decay. Not safe for several threads.</summary>
/// <remarks>
/// <c>m ← β₁ m + (1 − β₁) g</c>, <c>v ← β₂ v + (1 − β₂) g²</c>,
/// <c>w ← w − η λ w − η m̂ / (√v̂ + ε)</c> with <c>m̂ = m / (1 − β₁ᵗ)</c>, <c>v̂ = v / (1 − β₂ᵗ)</c>.
/// Sources: Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019, algorithm 2. With λ = 0 it is Adam.
/// </remarks>
/// <param name="parameters">What it updates.</param>
public sealed class AdamW(IReadOnlyList<Parameter> parameters)
{
    private readonly double[][] _mean = [.. parameters.Select(parameter => new double[parameter.Shape.Count])];
    private readonly double[][] _square = [.. parameters.Select(parameter => new double[parameter.Shape.Count])];
    private int _step;

    /// <summary>The learning rate η.</summary>
    /// <value>Above 0; 0.001 unless set.</value>
    public double LearningRate { get; set; } = 0.001;

    /// <summary>The decay β₁ of the mean of gradients.</summary>
    /// <value>From 0 to below 1; 0.9 unless set.</value>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay β₂ of the mean of squared gradients.</summary>
    /// <value>From 0 to below 1; 0.999 unless set.</value>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>The number ε that keeps the division finite.</summary>
    /// <value>Above 0; 1e-8 unless set.</value>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The decoupled weight decay λ.</summary>
    /// <value>0 or more; 0 unless set.</value>
    public double WeightDecay { get; set; }

    /// <summary>One update from the gradient of the objective; nothing needs to be zeroed.</summary>
    /// <exception cref="ShapeException">The objective is not a single number.</exception>
    public void Step(Tensor objective)
    {
        var gradients = Gradient.Of(objective, parameters);
        _step++;
        var (meanBias, squareBias) = (1 - Math.Pow(Beta1, _step), 1 - Math.Pow(Beta2, _step));
        for (var i = 0; i < parameters.Count; i++)
        {
            var (values, gradient, mean, square) = (parameters[i].ToArray(), gradients[i].ToArray(), _mean[i], _square[i]);
            for (var j = 0; j < values.Length; j++)
            {
                mean[j] = Beta1 * mean[j] + (1 - Beta1) * gradient[j];
                square[j] = Beta2 * square[j] + (1 - Beta2) * gradient[j] * gradient[j];
                values[j] -= LearningRate * (WeightDecay * values[j] + mean[j] / meanBias / (Math.Sqrt(square[j] / squareBias) + Epsilon));
            }

            parameters[i].Set(values);
        }
    }
}
