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
    private const int MostNamed = 4;
    private const double Negligible = 1e-3; // of the peak rate

    internal override Finding? Judge(Evidence run)
    {
        var latest = run.Probes.Where(probe => run.RateOf(probe) > Negligible * run.PeakRate).TakeLast(Fewest).ToArray(); // else steps round to nothing
        if (latest.Length < Fewest)
        {
            return null;
        }

        var still = latest.Select(probe => probe.Still.AsEnumerable()).Aggregate((a, b) => a.Intersect(b)).ToArray();
        if (still.Length > 0)
        {
            return Found(run, FindingLevel.Error, Certainty.Certain, still.Length, $"The loss depends on {Names(still)}, and no step changed {(still.Length == 1 ? "it" : "them")}.");
        }

        var unreached = latest.Select(probe => probe.Unreached.AsEnumerable()).Aggregate((a, b) => a.Intersect(b)).ToArray();
        return unreached.Length > 0 && latest.All(Passes)
            ? Found(run, FindingLevel.Error, Certainty.Certain, unreached.Length, $"Every gradient of {Names(unreached)} is exactly 0 at each step looked at, though no layer after {(unreached.Length == 1 ? "it" : "them")} is dead or at its flat ends: what comes out of {(unreached.Length == 1 ? "it" : "them")} is not used, or numbers are copied on the way to the loss (Detach, ToArray).", $"Compute with tensors from the parameters to the loss, or declare them in TrainingCheck.Frozen.")
            : null;
    }

    private static string Names(string[] parameters) => string.Join(", ", parameters.Take(MostNamed)) + (parameters.Length > MostNamed ? $" and {parameters.Length - MostNamed} more" : "");

    // Layers that are dead or stand at their flat ends (A1, A2) let no gradient through either.
    private static bool Passes(Probe probe) => probe.Signals.Activations.All(activation => activation.Dead < 1 && !(activation.Openness < Limits.Openness.Low));
}
