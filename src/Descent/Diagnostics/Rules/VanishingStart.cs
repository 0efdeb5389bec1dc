namespace Descent.Diagnostics.Rules;

/// <summary>I3: gradients die out on the way down.</summary>
internal sealed class VanishingStart() : Rule(
    "I3",
    "gradients vanish on their way to the first layer",
    "The loss stands at that of the best constant from the start: the last layer moves, the first does not.",
    "decades of gradient between the last weights and the first",
    "log₁₀ (rms g_first / rms g_last)",
    Limits.Fading,
    "Use rectifiers with their own initializer (leave it out), fewer layers, or larger starting weights.",
    "O2", "G2", "A2", "A1", "O9", "L8")
{
    private const int Fewest = 3;
    private const int FewestLayers = 4;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Lab.Remedy is { Id: "I3" } remedy)
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, Evidence.Median(run.Latest(Fewest).Select(probe => probe.Fading)), $"Signals shrink from layer to layer ({string.Join(" → ", run.Start!.Sizes.Select(size => FormattableString.Invariant($"{size:G2}")))}). {Remedies.Afresh(remedy)}");
        }

        var latest = run.Latest(Fewest).ToArray();
        var fading = Evidence.Median(latest.Select(probe => probe.Fading));
        Seen(run, latest.Length < Fewest || run.Start!.Sizes.Length < FewestLayers ? double.NaN : fading);
        if (latest.Length < Fewest || run.Lab.DoesAsWell || !(fading < Healthy.Low) || !(run.Probes[0].Fading < Healthy.Low) || run.Skill(run.Now) > 0.5) // what fades later has a cause on the way
        {
            return null;
        }

        var start = run.Start!;
        if (start.Sizes.Length < FewestLayers || (start.Growth >= Limits.LayerGrowth.Low && start.Signals.Activations.Any(activation => activation.Openness < Limits.OpenStart.Low)))
        {
            return null; // a last layer that starts small takes two decades by itself; and what starts flat is A2
        }

        return start.Growth < Limits.LayerGrowth.Low || latest[^1].Signals.Activations.Any(activation => activation.Function is "sigmoid" or "tanh")
            ? Found(run, FindingLevel.Warning, Certainty.Likely, fading, $"The first layer's gradient is {Math.Pow(10, -fading):G2} times smaller than the last's, over {start.Sizes.Length} layers; signals change by {start.Growth:G2} a layer.")
            : null;
    }
}
