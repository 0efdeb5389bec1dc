namespace Descent.Conformance;

/// <summary>A difference from PyTorch on purpose: which numbers it explains, why, and how PyTorch's are to be had.</summary>
/// <param name="Title">What Descent does.</param>
/// <param name="Reason">Why that is better.</param>
/// <param name="Recipe">How to get PyTorch's answer.</param>
/// <param name="Explains">Whether a number of a case differs for this reason; narrow, so that nothing else hides behind it.</param>
/// <param name="ExplainsRefusal">Whether a refusal does.</param>
public sealed record Difference(string Title, string Reason, string Recipe, Func<ReferenceCase, Mismatch, bool> Explains, Func<ReferenceCase, string, bool>? ExplainsRefusal = null)
{
    private const string ByTarget = "gradient by target";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Difference> All { get; } =
    [
        new(
            "A mean over nothing is 0",
            "Where every target is ignored or weighs 0, PyTorch's mean is 0 / 0: one such batch makes every parameter NaN. Descent's is 0 with gradient 0: nothing counted, so nothing moves.",
            "`loss.Sum() / loss.Weights.Sum()` is NaN there, as in PyTorch.",
            (c, m) => IsMean(c) && double.IsNaN(c.Output!.Values[0]) && m.Actual == 0),
        new(
            "What has probability 0 counts nothing, even where its logarithm is −∞",
            "A class masked out by a logit of −∞ has the target 0, and 0 · (−∞) is NaN in PyTorch. The limit of t ln p is 0 for t = 0, and masking is what −∞ is for.",
            "`-(distribution * logits.LogSoftmax()).SumRows()` multiplies as PyTorch does.",
            (c, m) => m.What == "value" && double.IsNaN(m.Expected) && double.IsFinite(m.Actual) && c.Arguments.Values.Any(argument => argument.Values.Any(double.IsInfinity))),
        new(
            "The slope of t ln t at t = 0 is −∞",
            "PyTorch's Kullback–Leibler divergence gives NaN for the gradient by a target of 0. The limit is −∞, and it says which way the target would move.",
            "Detach the target: nothing else looks at this gradient.",
            (c, m) => c.Loss == "kl_div" && m.What == ByTarget && double.IsNaN(m.Expected) && double.IsNegativeInfinity(m.Actual) && c.Arguments["target"].Values[m.Index] == 0),
        new(
            "Stirling's term has no slope where it is left out",
            "PyTorch's full Poisson loss masks Stirling's term where t ≤ 1, but lets its gradient through: ln 0 · 0 is NaN for a count of 0. What is left out has the slope 0.",
            "Detach the target: nothing else looks at this gradient.",
            (c, m) => c.Loss == "poisson_nll_loss" && m.What == ByTarget && double.IsNaN(m.Expected) && double.IsFinite(m.Actual) && c.Arguments["target"].Values[m.Index] == 0),
        new(
            "Binary cross-entropy of probabilities is differentiated as it is written",
            "PyTorch takes (p − t) / max(p (1 − p), 10⁻¹²) with the bound rounded to Float32, so that a sure and right answer has the slope 0 instead of 1, and its gradient by the target is ∞ although the value is held at 100. Descent differentiates each term, bound 10⁻¹², and the target's gradient is at most 100. From logits neither matters.",
            "Use logits and `Loss.BinaryCrossEntropy`; only probabilities within 10⁻¹² of 0 or 1 differ.",
            (c, m) => c.Loss == "binary_cross_entropy" && m.What != "value" && c.Arguments["input"].Values[m.Index] is var p && p * (1 - p) < 1e-12),
        new(
            "At a kink the slope is the smallest one",
            "Where a loss is 0 and both a slope and none are right (max(0, x) and |x| at 0), PyTorch takes the slope in some losses and none in others. Descent takes 0 everywhere: a loss of 0 moves nothing.",
            "There is no switch: add a margin of 10⁻¹², or move the prediction by as much.",
            (c, m) => m.What != "value" && m.Actual == 0 && c.OutputGradient is { } g && c.Output!.Values[m.Index] == 0 && Math.Abs(m.Expected) == Math.Abs(g.Values[m.Index])),
        new(
            "Targets of the hinge embedding are 1 and −1",
            "For any other number PyTorch adds both branches, whatever it means. In Descent the target weighs the two branches, (1 + t) / 2 and (1 − t) / 2, as in its other losses.",
            "Pass 1 and −1.",
            (c, m) => c.Loss == "hinge_embedding_loss" && c.Arguments["target"].Values.Any(target => Math.Abs(target) != 1)),
        new(
            "Losses never broadcast",
            "PyTorch makes an n × n loss of [n, 1] against [n] and warns. It is nearly always a mistake, and the loss looks plausible.",
            "`Loss.SquaredError(prediction.BroadcastTo(shape), target.BroadcastTo(shape))`: say it.",
            (_, _) => false,
            (c, message) => c.Arguments["input"].Shape != c.Arguments["target"].Shape && message.Contains("Losses never broadcast", StringComparison.Ordinal)),
    ];

    /// <summary>The differences that explain a comparison whole, or none if something is left unexplained.</summary>
    public static IReadOnlyList<Difference> Of(ReferenceCase reference, Comparison comparison)
    {
        if (comparison.Refusal is { } message)
        {
            return All.FirstOrDefault(difference => difference.ExplainsRefusal?.Invoke(reference, message) ?? false) is { } refusal ? [refusal] : [];
        }

        if (comparison.IsRefusalExpected)
        {
            return [];
        }

        var reasons = comparison.Mismatches.Select(mismatch => All.FirstOrDefault(difference => difference.Explains(reference, mismatch))).ToArray();
        return reasons.Contains(null) ? [] : [.. reasons.Distinct()!];
    }

    private static bool IsMean(ReferenceCase reference) => reference.Options.TryGetValue("reduction", out var reduction) && reduction.GetString() == "mean";
}
