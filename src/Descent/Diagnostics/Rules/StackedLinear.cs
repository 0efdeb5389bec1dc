namespace Descent.Diagnostics.Rules;

/// <summary>A4: two linear layers with nothing between them.</summary>
internal sealed class StackedLinear() : Rule(
    "A4",
    "no activation between linear layers",
    "Two linear layers in a row can say no more than one: whatever their width, the model is a straight line.",
    "linear layers that feed a linear layer directly",
    "#{l : zₗ₊₁ = Wₗ₊₁ (Wₗ x + b) + c}",
    Limits.Zero,
    "Put an activation between them, as new Relu(), or leave one of them out.",
    "G2", "O9", "O2", "L8")
{
    internal override Finding? Judge(Evidence run)
    {
        var stacked = run.Start?.Signals.Stacked ?? [];
        return stacked.Count > 0
            ? Found(run, stacked.Any(width => width >= run.Outputs) && run.Start!.Signals.Activations.Count == 0 ? FindingLevel.Warning : FindingLevel.Note, Certainty.Certain, stacked.Count, $"{stacked.Count} linear {(stacked.Count == 1 ? "layer feeds" : "layers feed")} another with nothing between, {string.Join(", ", stacked.Select(width => $"{width} wide"))}: together they are one linear layer.")
            : null;
    }
}
