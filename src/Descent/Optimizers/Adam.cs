using Descent.Numerics;

namespace Descent;

/// <summary>Adam, with coupled decay. Not safe for several threads.</summary>
/// <remarks><c>g ← g + λ w</c>, <c>m ← β₁ m + (1 − β₁) g</c>, <c>v ← β₂ v + (1 − β₂) g²</c>,
/// <c>w ← w − η m̂ / (√v̂ + ε)</c> with <c>m̂ = m / (1 − β₁ᵗ)</c>, <c>v̂ = v / (1 − β₂ᵗ)</c>. The decay passes through the moments,
/// so that large gradients weaken it; <see cref="AdamW"/> keeps it apart. Source: Kingma and Ba 2015, algorithm 1.</remarks>
public sealed class Adam : Optimizer
{
    private readonly Parameter[] _mean;
    private readonly Parameter[] _square;

    /// <summary>An optimizer of some parameters, with a learning rate of 0.001 until it is set.</summary>
    /// <param name="parameters">What it updates.</param>
    /// <param name="decays">Which parameters decay; the weights, not the biases, where null.</param>
    public Adam(IReadOnlyList<Parameter> parameters, Func<Parameter, bool>? decays = null)
        : base(parameters, decays)
    {
        LearningRate = 0.001;
        (_mean, _square) = (Remember("mean"), Remember("square"));
    }

    /// <summary>The decay β₁ of the mean of gradients.</summary>
    /// <value>From 0 to below 1; 0.9 unless set.</value>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay β₂ of the mean of squared gradients.</summary>
    /// <value>From 0 to below 1; 0.999 unless set.</value>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>The number ε that keeps the division finite.</summary>
    /// <value>Above 0; 1e-8 unless set.</value>
    public double Epsilon { get; init; } = 1e-8;

    private protected override void Update<T>(int index, int start, Span<T> value, ReadOnlySpan<T> gradient, double decay) => AdamRule.Update(
        new(Beta1, Beta2, Epsilon, LearningRate, 0, decay, StepNumber), value, gradient, _mean[index].Data<T>()[start..], _square[index].Data<T>()[start..]);
}
