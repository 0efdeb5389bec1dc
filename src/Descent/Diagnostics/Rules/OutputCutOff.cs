namespace Descent.Diagnostics.Rules;

/// <summary>L4: an activation on the last layer cuts what the model can say.</summary>
internal sealed class OutputCutOff() : Rule(
    "L4",
    "an activation cuts the output's range",
    "What lies beyond the bound cannot be said, and where the output is stuck at it, no gradient flows.",
    "share of what is asked that lies beyond the output's bounds",
    "share of targets outside the range; of logits, [an activation made them]; of other functions, the skill that no output within the bounds can have",
    new(0, 0.01, "what lies beyond a bound cannot be said; one target in a hundred may stray"),
    "End the model with a linear layer, without an activation.",
    "L1", "O2", "G2", "A1", "A2", "L7", "O9", "L8")
{
    private const double MostSkill = 0.95; // healthy runs can have all

    internal override Finding? Judge(Evidence run) => Known(run) ?? Bounded(run);

    // Whatever the function is, and where it stands.
    private Finding? Bounded(Evidence run) => run.Lab.Bounds() is { Skill: < MostSkill } bounds && !(bounds.AreChances && run.Loss.Targets is TargetKind.Signs or TargetKind.Probabilities) && !run.Lab.DoesAsWell
        ? Found(run, FindingLevel.Warning, Certainty.Confirmed, 1 - bounds.Skill, $"Whatever the layers weigh, the outputs stay {bounds}: the best skill that is possible there is {bounds.Skill:F2}.")
        : null;

    private Finding? Known(Evidence run)
    {
        var signals = run.Probes.Count == 0 ? run.Start?.Signals : run.Probes[^1].Written.Given is null ? run.Probes[^1].Signals : run.Probes[^1].Written;
        if (signals?.Given is not { } given || signals.LastFunction is not ("Relu" or "Softplus" or "Sigmoid" or "Tanh") || run.Loss is BinaryCrossEntropyOfProbability)
        {
            return null;
        }

        var (low, high) = signals.LastFunction == "Tanh" ? (-1.0, 1.0) : (0.0, signals.LastFunction is "Relu" or "Softplus" ? double.PositiveInfinity : 1);
        var values = given.ToArray();
        var stuck = values.Count(value => value <= low || value >= high) / (double)values.Length;
        if (run.Loss.Targets == TargetKind.Classes || (run.Loss.Targets == TargetKind.Probabilities && signals.AreLogits))
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
