using Descent.Numerics;

namespace Descent;

/// <summary>Gradient descent scaled by a running mean of squared gradients, with coupled decay. Not safe for several threads.</summary>
/// <remarks><c>g ← g + λ w</c>, <c>v ← α v + (1 − α) g²</c>, <c>b ← μ b + g / (√v + ε)</c>, <c>w ← w − η b</c>.
/// Source: Tieleman and Hinton 2012, in the form of PyTorch.</remarks>
public sealed class RmsProp : Optimizer
{
    private readonly Parameter[] _square;
    private readonly Parameter[] _velocity;

    /// <summary>An optimizer of some parameters, with a learning rate of 0.01 until it is set.</summary>
    /// <param name="parameters">What it updates.</param>
    /// <param name="decays">Which parameters decay; the weights, not the biases, where null.</param>
    public RmsProp(IReadOnlyList<Parameter> parameters, Func<Parameter, bool>? decays = null)
        : base(parameters, decays)
    {
        LearningRate = 0.01;
        (_square, _velocity) = (Remember("square"), Remember("momentum"));
    }

    /// <summary>The decay α of the mean of squared gradients.</summary>
    /// <value>From 0 to below 1; 0.99 unless set.</value>
    public double Alpha { get; init; } = 0.99;

    /// <summary>The momentum μ.</summary>
    /// <value>From 0 to below 1; 0 unless set.</value>
    public double Momentum { get; init; }

    /// <summary>The number ε that keeps the division finite.</summary>
    /// <value>Above 0; 1e-8 unless set.</value>
    public double Epsilon { get; init; } = 1e-8;

    private protected override void Update<T>(int index, int start, Span<T> value, ReadOnlySpan<T> gradient, double decay)
    {
        var square = _square[index].Data<T>()[start..];
        var velocity = _velocity[index].Data<T>()[start..];
        var (alpha, rest, momentum, epsilon) = (T.From(Alpha), T.From(1 - Alpha), T.From(Momentum), T.From(Epsilon));
        var (rate, lambda) = (T.From(LearningRate), T.From(decay));
        for (var i = 0; i < value.Length; i++)
        {
            var g = gradient[i] + lambda * value[i];
            square[i] = alpha * square[i] + rest * g * g;
            velocity[i] = momentum * velocity[i] + g / (T.Sqrt(square[i]) + epsilon);
            value[i] -= rate * velocity[i];
        }
    }
}
