namespace Descent.Diagnostics.Rules;

/// <summary>L4: an activation on the last layer cuts what the model can say.</summary>
internal sealed class OutputCutOff() : Rule(
    "L4",
    "an activation cuts the output's range",
    "What lies beyond the bound cannot be said, and where the output is stuck at it, no gradient flows.",
    "share of what is asked that lies beyond the output's bounds",
    "share of targets outside the range; of logits, [an activation made them]",
    new(0, 0.01, "what lies beyond a bound cannot be said; one target in a hundred may stray"),
    "End the model with a linear layer, without an activation.",
    "L1", "O2", "G2", "A1", "A2", "L7", "O9", "L8")
{
    internal override Finding? Judge(Evidence run)
    {
        var signals = run.Probes.Count > 0 ? run.Probes[^1].Written : run.Start?.Signals;
        if (signals?.Given is not { } given || signals.LastFunction is not ("Relu" or "Sigmoid" or "Tanh") || run.Loss is BinaryCrossEntropyOfProbability)
        {
            return null;
        }

        var (low, high) = signals.LastFunction == "Tanh" ? (-1.0, 1.0) : (0.0, signals.LastFunction == "Relu" ? double.PositiveInfinity : 1);
        var values = given.ToArray();
        var stuck = values.Count(value => value <= low || value >= high) / (double)values.Length;
        if (run.Loss.Targets == TargetKind.Classes)
        {
            return Found(run, FindingLevel.Warning, Certainty.Certain, 1, $"The logits come out of {signals.LastFunction.ToUpperInvariant()}, so none lies {(low == 0 ? "below 0" : "beyond ±1")}; {stuck:P0} stand at the bound and get no gradient.");
        }

        if (run.Loss.Targets != TargetKind.Numbers || run.Train.Numbers is not { } targets)
        {
            return null;
        }

        var beyond = targets.Count(target => target < low || target > high) / (double)targets.Length;
        Seen(run, beyond);
        return beyond > Healthy.High
            ? Found(run, FindingLevel.Error, Certainty.Certain, beyond, $"{beyond:P0} of the targets lie {(double.IsInfinity(high) ? "below 0" : $"outside {low} … {high}")}, where {signals.LastFunction.ToUpperInvariant()} holds every output; {stuck:P0} of the outputs stand at the bound and get no gradient.")
            : null;
    }
}
