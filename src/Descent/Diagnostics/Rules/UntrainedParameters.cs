namespace Descent.Diagnostics.Rules;

/// <summary>O6: parameters that the optimizer does not move.</summary>
internal sealed class UntrainedParameters() : Rule(
    "O6",
    "parameters that do not move",
    "Part of the model stays as it started: the optimizer was not given it, though the loss depends on it.",
    "parameters with a gradient that stand still",
    "#{w : Δw = 0, ∂L/∂w ≠ 0}",
    Limits.Zero,
    "Give the optimizer model.Parameters, or declare them in TrainingCheck.Frozen.",
    "O2", "G2", "I3", "O9", "L8")
{
    private const int Fewest = 2;
    private const double Negligible = 1e-3; // of the peak rate

    internal override Finding? Judge(Evidence run)
    {
        var latest = run.Probes.Where(probe => run.RateOf(probe) > Negligible * run.PeakRate).TakeLast(Fewest).ToArray(); // else steps round to nothing
        if (latest.Length < Fewest)
        {
            return null;
        }

        var still = latest.Select(probe => probe.Still.AsEnumerable()).Aggregate((a, b) => a.Intersect(b)).ToArray();
        return still.Length > 0
            ? Found(run, FindingLevel.Error, Certainty.Certain, still.Length, $"The loss depends on {string.Join(", ", still.Take(4))}{(still.Length > 4 ? $" and {still.Length - 4} more" : "")}, and no step changed {(still.Length == 1 ? "it" : "them")}.")
            : null;
    }
}
