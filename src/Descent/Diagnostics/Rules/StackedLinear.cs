namespace Descent.Diagnostics.Rules;

/// <summary>A4: two linear layers with nothing between them.</summary>
internal sealed class StackedLinear() : Rule(
    "A4",
    "no activation between linear layers",
    "Two linear layers in a row can say no more than one: whatever their width, the model is a straight line.",
    "linear layers that feed a linear layer directly",
    "#{l : zₗ₊₁ = Wₗ₊₁ (Wₗ x + b) + c}; of activations, #{l : mean φ′ > 0.99 max φ′} where it is all of them; of the untrained model, |f((x + x′) / 2) − (f(x) + f(x′)) / 2| < 0.001 |f(x) − f(x′)| / 2",
    Limits.Zero,
    "Put an activation between them, as new Relu(), or leave one of them out.",
    "G2", "O9", "O2", "L8")
{
    private const int Fewest = 3;
    private const double NearlyStraight = 0.99; // of the largest slope, on average
    private const double Bent = 1e-3; // of half of what two outputs differ

    internal override Finding? Judge(Evidence run) => Stacked(run) ?? Straight(run) ?? Unbent(run);

    // Whatever stands between the linear layers, what comes out is a straight line of what goes in.
    private Finding? Straight(Evidence run) => run.Start is { Bend: < Bent } start && start.Signals.Weights.Count > 1 && start.Sizes.SkipLast(1).DefaultIfEmpty(0).Min() > Limits.StartGain.Low
        ? Found(run, FindingLevel.Warning, Certainty.Certain, start.Signals.Weights.Count - 1, $"For the middle of two random inputs the untrained model gives the middle of what it gives for them, within {start.Bend:P3}: with all that stands between its {start.Signals.Weights.Count} layers, it is one linear layer.", $"Look at what stands between the linear layers, and put a rectifier there, as new Relu().")
        : null;

    // Activations that are stretched so much that they are straight lines; where signals are small, their weights are the cause (I3).
    private Finding? Unbent(Evidence run)
    {
        var latest = run.Latest(Fewest).ToArray();
        return latest.Length == Fewest && run.Start!.Sizes.SkipLast(1).DefaultIfEmpty(0).Min() > Limits.StartGain.Low && latest.All(probe => probe.Signals.Activations is { Count: > 0 } activations && activations.All(activation => activation.Function is "sigmoid" or "tanh" && activation.Openness > NearlyStraight)) && run.Lab.Shortfall > Limits.Shortfall.High && run.Lab.Remedy is null or { Id: "G2" }
            ? Found(run, FindingLevel.Warning, Certainty.Confirmed, latest[^1].Signals.Activations.Count, $"Every activation stands where its function is a straight line, with {latest[^1].Signals.Activations.Min(activation => activation.Openness):P1} of its largest slope and more: together the layers are one linear layer. A net of 2 × 64 rectifiers comes {run.Lab.Shortfall:F2} of skill further.", $"Look at how the activations are scaled, or use rectifiers.")
            : null;
    }

    private Finding? Stacked(Evidence run)
    {
        var stacked = run.Start?.Signals.Stacked ?? [];
        return stacked.Count > 0
            ? Found(run, stacked.Any(width => width >= run.Outputs) && run.Start!.Signals.Activations.Count == 0 ? FindingLevel.Warning : FindingLevel.Note, Certainty.Certain, stacked.Count, $"{stacked.Count} linear {(stacked.Count == 1 ? "layer feeds" : "layers feed")} another with nothing between, {string.Join(", ", stacked.Select(width => $"{width} wide"))}: together they are one linear layer.")
            : null;
    }
}
