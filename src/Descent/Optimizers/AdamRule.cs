using Descent.Numerics;

namespace Descent;

/// <summary>The update that Adam and AdamW share.</summary>
/// <param name="Beta1">β₁.</param>
/// <param name="Beta2">β₂.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Rate">η.</param>
/// <param name="Decoupled">The decay that shrinks the weights directly.</param>
/// <param name="Coupled">The decay that is added to the gradient.</param>
/// <param name="Step">The number t of the step, from 1.</param>
internal readonly record struct AdamRule(double Beta1, double Beta2, double Epsilon, double Rate, double Decoupled, double Coupled, int Step)
{
    public static void Update<T>(AdamRule rule, Span<T> value, ReadOnlySpan<T> gradient, Span<T> mean, Span<T> square)
        where T : struct, IReal<T>
    {
        var (beta1, beta2, epsilon) = (T.From(rule.Beta1), T.From(rule.Beta2), T.From(rule.Epsilon));
        var (rest1, rest2) = (T.From(1 - rule.Beta1), T.From(1 - rule.Beta2));
        var shrink = T.From(1 - rule.Rate * rule.Decoupled);
        var coupled = T.From(rule.Coupled);
        var rate = T.From(rule.Rate / (1 - Math.Pow(rule.Beta1, rule.Step)));
        var scale = T.From(1 / Math.Sqrt(1 - Math.Pow(rule.Beta2, rule.Step)));
        for (var i = 0; i < value.Length; i++)
        {
            var g = gradient[i] + coupled * value[i];
            mean[i] = beta1 * mean[i] + rest1 * g;
            square[i] = beta2 * square[i] + rest2 * g * g;
            value[i] = shrink * value[i] - rate * mean[i] / (T.Sqrt(square[i]) * scale + epsilon);
        }
    }
}
