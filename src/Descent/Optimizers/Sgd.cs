using Descent.Numerics;

namespace Descent;

/// <summary>Stochastic gradient descent, with momentum and coupled decay. Not safe for several threads.</summary>
/// <remarks><c>g ← g + λ w</c>, <c>v ← μ v + g</c>, <c>w ← w − η v</c>, or by Nesterov <c>w ← w − η (g + μ v)</c>; λ is
/// <see cref="Optimizer.WeightDecay"/>, which here equals an L2 term of ½ λ Σ w². Sources: Robbins and Monro 1951; Polyak 1964;
/// Sutskever et al. 2013, in the form of PyTorch.</remarks>
public sealed class Sgd : Optimizer
{
    private readonly Parameter[] _velocity;

    /// <summary>An optimizer of some parameters, with a learning rate of 0.01 until it is set.</summary>
    /// <param name="parameters">What it updates.</param>
    /// <param name="decays">Which parameters decay; the weights, not the biases, where null.</param>
    public Sgd(IReadOnlyList<Parameter> parameters, Func<Parameter, bool>? decays = null)
        : base(parameters, decays)
    {
        LearningRate = 0.01;
        _velocity = Remember("momentum");
    }

    /// <summary>The momentum μ.</summary>
    /// <value>From 0 to below 1; 0 unless set.</value>
    public double Momentum { get; init; }

    /// <summary>Whether the step looks ahead along the velocity.</summary>
    /// <value>False unless set.</value>
    public bool Nesterov { get; init; }

    private protected override void Update<T>(int index, int start, Span<T> value, ReadOnlySpan<T> gradient, double decay)
    {
        var (rate, momentum, lambda) = (T.From(LearningRate), T.From(Momentum), T.From(decay));
        if (Momentum == 0)
        {
            for (var i = 0; i < value.Length; i++)
            {
                value[i] -= rate * (gradient[i] + lambda * value[i]);
            }

            return;
        }

        var velocity = _velocity[index].Data<T>()[start..];
        for (var i = 0; i < value.Length; i++)
        {
            var g = gradient[i] + lambda * value[i];
            velocity[i] = momentum * velocity[i] + g;
            value[i] -= rate * (Nesterov ? g + momentum * velocity[i] : velocity[i]);
        }
    }
}
