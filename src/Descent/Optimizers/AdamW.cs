using Descent.Numerics;

namespace Descent;

/// <summary>Adam with decoupled weight decay. Not safe for several threads.</summary>
/// <remarks><c>m ← β₁ m + (1 − β₁) g</c>, <c>v ← β₂ v + (1 − β₂) g²</c>,
/// <c>w ← w − η λ w − η m̂ / (√v̂ + ε)</c> with <c>m̂ = m / (1 − β₁ᵗ)</c>, <c>v̂ = v / (1 − β₂ᵗ)</c>.
/// Source: Loshchilov and Hutter 2019, algorithm 2. With λ = 0 it is Adam.</remarks>
public sealed class AdamW : Optimizer
{
    private readonly Parameter[] _mean;
    private readonly Parameter[] _square;

    /// <summary>An optimizer of some parameters, with a learning rate of 0.001 until it is set.</summary>
    /// <param name="parameters">What it updates.</param>
    /// <param name="decays">Which parameters decay; the weights, not the biases, where null.</param>
    public AdamW(IReadOnlyList<Parameter> parameters, Func<Parameter, bool>? decays = null)
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
        new(Beta1, Beta2, Epsilon, LearningRate, decay, 0, StepNumber), value, gradient, _mean[index].Data<T>()[start..], _square[index].Data<T>()[start..]);
}
