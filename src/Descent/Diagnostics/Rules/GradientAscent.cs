namespace Descent.Diagnostics.Rules;

/// <summary>O4: the optimizer walks uphill.</summary>
internal sealed class GradientAscent() : Rule(
    "O4",
    "the loss is maximised",
    "Each update moves along the gradient instead of against it: the loss rises smoothly from the first step.",
    "share of steps that go uphill",
    "share of steps with g · Δw > 0",
    Limits.Uphill,
    "Minimise the loss itself, not its negative, and give the optimizer the gradient as it is.",
    "O1", "O2", "O5", "A1", "A2", "L6", "G1", "D9", "O9", "G2", "L8")
{
    private const int Fewest = 3;

    internal override Finding? Judge(Evidence run)
    {
        var probes = run.Probes.Where(probe => !double.IsNaN(probe.Foretold)).ToArray();
        if (probes.Length < Fewest)
        {
            return null;
        }

        var share = probes.Count(probe => probe.Foretold > 0) / (double)probes.Length;
        Seen(run, share);
        return share >= Healthy.High && !(run.Now <= run.Start!.Loss) // also where it is not a number any more
            ? Found(run, FindingLevel.Error, Certainty.Certain, share, $"{share:P0} of the {probes.Length} steps looked at went up the slope of the loss, as foretold: from {run.Start.Loss:G4} to {run.Now:G4}.")
            : null;
    }
}
