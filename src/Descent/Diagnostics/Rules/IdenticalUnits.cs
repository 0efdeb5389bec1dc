namespace Descent.Diagnostics.Rules;

/// <summary>I1: units of a layer are copies of one another.</summary>
internal sealed class IdenticalUnits() : Rule(
    "I1",
    "hidden units are copies of one another",
    "Units that start alike get the same gradient and stay alike: the layer is as good as one unit wide.",
    "share of a layer's units that are another's copy",
    "#{u : wᵤ = wᵥ for some v ≠ u} / units; at the start, wᵤ = c wᵥ",
    Limits.Halves,
    "Start weights at random (leave the initializer out, or use KaimingNormal); zeros and constants are for biases.",
    "I3", "O2", "G2", "A1", "O6", "O9", "L8")
{
    private const int Fewest = 2; // weights that start alike may part at the first update

    internal override Finding? Judge(Evidence run)
    {
        if (run.Start?.Signals.Proportional is { } inProportion && inProportion > Healthy.High)
        {
            return Found(run, FindingLevel.Error, Certainty.Certain, inProportion, $"{inProportion:P0} of a hidden layer's units start with a multiple of another's weights: together they look in one direction alone.");
        }

        var latest = run.Latest(Fewest).ToArray();
        var share = latest.Select(probe => probe.Signals.Duplicates).DefaultIfEmpty(0).Min();
        return latest.Length == Fewest && share > Healthy.High
            ? Found(run, FindingLevel.Error, Certainty.Certain, share, $"After {run.Step} steps {share:P0} of a hidden layer's units still weigh their inputs exactly as another does: they all compute the same number.")
            : null;
    }
}
