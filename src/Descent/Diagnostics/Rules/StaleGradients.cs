namespace Descent.Diagnostics.Rules;

/// <summary>O5: gradients of earlier steps are added.</summary>
internal sealed class StaleGradients() : Rule(
    "O5",
    "gradients not cleared",
    "The optimizer is given more than the gradient of this batch: a fast start, then growing swings, like too much momentum.",
    "distance of the gradient used from the fresh one",
    "‖g_used − g_fresh‖ / ‖g_fresh‖",
    Limits.Stale,
    "Give the optimizer the gradients of this step alone: optimizer.Step(objective) needs nothing cleared.",
    "O1", "O2", "O7", "O8", "A1", "A2", "G1", "O9", "G2", "L8")
{
    internal override Finding? Judge(Evidence run)
    {
        var stale = run.Probes.Where(probe => probe.Step > 1 && !double.IsNaN(probe.Stale)).ToArray();
        var usual = Evidence.Median(stale.Select(probe => probe.Stale));
        Seen(run, usual);
        if (stale.Length == 0 || Limits.Stale.Contains(usual))
        {
            return null;
        }

        var last = stale[^1];
        return Found(run, FindingLevel.Error, Certainty.Certain, last.Stale, $"At step {last.Step} the optimizer was given a gradient {last.Stale:G3} times its own length away from that of the objective; along it, it is {last.Multiple:G3} times as long.");
    }
}
