using Descent.Numerics;

namespace Descent.Ops;

/// <summary>Slope of <see cref="SigmoidCrossEntropy"/> by its logit: <c>y = σ(x) − t</c>, with <c>e = e^−|x|</c>:
/// <c>((1 − t) − t e) / (1 + e)</c> above 0, <c>((1 − t) e − t) / (1 + e)</c> below.</summary>
public readonly record struct SigmoidCrossEntropySlope : IBinary
{
    // σ(x) − 1 would lose the digits of e⁻ˣ.
    /// <inheritdoc/>
    public T Value<T>(T a, T b)
        where T : struct, IReal<T>
    {
        var e = T.Exp(T.WherePositive(a, -a, a));
        var (no, one) = (T.From(1) - b, T.From(1));
        return T.WherePositive(a, no - b * e, no * e - b) / (one + e);
    }

    /// <inheritdoc/>
    public void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        pullback.To(0, pullback.Incoming * Tensor.Apply(new Pointwise<Sigmoid>(default, Order: 1), pullback[0]));
        pullback.To(1, -pullback.Incoming);
    }
}
