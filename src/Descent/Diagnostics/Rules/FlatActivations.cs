namespace Descent.Diagnostics.Rules;

/// <summary>A2: sigmoids or tanhs that stand at their flat ends.</summary>
internal sealed class FlatActivations() : Rule(
    "A2",
    "saturated activations",
    "Most of the layer stands on the flat ends of its function, where the slope is nearly 0: gradients hardly pass.",
    "mean slope over the largest slope",
    "κ = mean φ′(z) / max φ′",
    Limits.Openness,
    "Scale the inputs, start the layer's weights smaller, or lower the learning rate.",
    "O2", "G2", "I3", "O9", "L8", "G1")
{
    private const int Fewest = 3;
    private const double LittleSkill = 0.5; // a task that is being solved drives open tanhs to their ends
    private const double MostSkill = 0.9;
    private const double Costly = 0.05; // skill on validation

    internal override Finding? Judge(Evidence run)
    {
        if (run.Lab.Remedy is { Id: "A2" } remedy)
        {
            var start = run.Start!.Signals.Activations.MinBy(activation => activation.Openness);
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, start.Openness, $"Activation {start.Layer} ({start.Function}) starts with {start.Openness:P0} of its largest slope on average: gradients shrink {1 / start.Openness:G2} times there. {Remedies.Afresh(remedy)}");
        }

        var latest = run.Latest(Fewest).ToArray();
        var least = latest.Select(probe => probe.Signals.Activations.Select(activation => activation.Openness).DefaultIfEmpty(1).Min()).DefaultIfEmpty(1).Max();
        Seen(run, latest.Length == Fewest && latest[^1].Signals.Activations.Any(activation => activation.Function is "sigmoid" or "tanh") ? least : double.NaN);
        if (latest.Length < Fewest || (run.Lab.DoesAsWell && !(StartsFlat(run) && run.Lab.ValidationShortfall > Costly)) || (!StartsFlat(run) && run.Lab.Remedy is not null) || least >= Healthy.Low || run.Skill(run.Now) > (StartsFlat(run) ? MostSkill : LittleSkill))
        {
            return null;
        }

        var worst = latest[^1].Signals.Activations.MinBy(activation => activation.Openness);
        return Found(run, FindingLevel.Warning, Certainty.Likely, least, $"Activation {worst.Layer} ({worst.Function}) has {worst.Openness:P0} of its largest slope on average: gradients shrink {1 / worst.Openness:G2} times there.");
    }

    private bool StartsFlat(Evidence run) => run.Start!.Signals.Activations.Any(activation => activation.Openness < Healthy.Low);
}
