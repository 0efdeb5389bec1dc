using Descent.Numerics;

namespace Descent.Ops;

/// <summary>Binary cross-entropy of a logit x and a probability t: <c>y = t ln(1 + e⁻ˣ) + (1 − t) ln(1 + eˣ)</c>,
/// with one exponential: <c>(1 − t) max(x, 0) + t max(−x, 0) + ln(1 + e^−|x|)</c>.</summary>
public readonly record struct SigmoidCrossEntropy : IBinary
{
    // Terms of one sign: max(x, 0) − x t + … would cancel all digits at large x with t = 1.
    /// <inheritdoc/>
    public T Value<T>(T a, T b)
        where T : struct, IReal<T> =>
        T.WherePositive(a, (T.From(1) - b) * a, -b * a) + T.Log1P(T.Exp(T.WherePositive(a, -a, a)));

    /// <inheritdoc/>
    public void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        var (g, x, t) = (pullback.Incoming, pullback[0], pullback[1]);
        pullback.To(0, g * Tensor.Apply(new Pairwise<SigmoidCrossEntropySlope>(), x, t));
        if (pullback.Needs(1))
        {
            pullback.To(1, -(g * x));
        }
    }
}
