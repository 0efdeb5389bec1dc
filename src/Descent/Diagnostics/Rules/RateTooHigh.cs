namespace Descent.Diagnostics.Rules;

/// <summary>O1: steps that overshoot.</summary>
internal sealed class RateTooHigh() : Rule(
    "O1",
    "learning rate too high",
    "Steps jump over the valley: the loss leaps, stands above its start, or becomes NaN.",
    "change of the loss over the change that the gradient foretells",
    "ρ = (L(w + Δ) − L(w)) / (g · Δ), median of probes",
    Limits.Gain,
    "Divide the learning rate by 3 to 10.",
    "A1", "A2", "O7", "G1", "D9", "O9", "G2", "I3")
{
    private const int Fewest = 4;
    private const double Better = 0.05;
    private const int FirstSteps = 15;
    private const int Part = 8; // of the run: some begin with leaps and settle
    private const double Grown = 3;
    private const int Running = 3;
    private const double LittleSkill = 0.5;

    internal override Finding? Judge(Evidence run)
    {
        var remedy = run.Lab.Remedy;
        if (remedy is { Id: "O1" })
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, Evidence.Median(run.Probes.Select(probe => probe.Gain)), $"At a rate of {remedy.Knob:G3} instead of {run.PeakRate:G3}, {remedy.Changed.Steps} steps from the same start reach a loss of {remedy.Changed.End:G4}{(double.IsFinite(remedy.AsIs.End) ? FormattableString.Invariant($" instead of {remedy.AsIs.End:G4}") : "; at the run's own rate the numbers overflow")}. The loss went from {run.Start!.Loss:G4} to {run.Now:G4}.", $"Set the learning rate to {remedy.Knob:G3}.", remedy.Knob);
        }

        // The experiments: at a tenth of the rate as many steps reach further, or only at less of it 16 rows are learned.
        if (run.Experiments is { } tried && !(run.Skill(run.Now) >= LittleSkill) && tried.AsIs.Skill < LittleSkill && (tried.Slower.Skill - tried.AsIs.Skill > Better || tried.LearnsAt < 1))
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, Evidence.Median(run.Probes.Select(probe => probe.Gain)), $"At a tenth of the learning rate {tried.AsIs.Steps} steps from the same start reach a loss of {tried.Slower.End:G4} instead of {tried.AsIs.End:G4}{(tried.LearnsAt is < 1 and { } factor ? $"; 16 rows alone are learned at {factor} times the rate, and not at the rate" : "")}.", $"Set the learning rate to {run.Rate * (tried.LearnsAt is < 1 and { } best ? best : 0.1):G3}.", run.Rate * (tried.LearnsAt is < 1 and { } least ? least : 0.1));
        }

        var probes = run.Latest(Math.Max(Fewest, run.Probes.Count / 2)).Where(probe => probe.Foretold < 0).ToArray();
        if (probes.Length == 0 && double.IsFinite(run.Now))
        {
            return null;
        }

        // The weights of the last layer start near 0, so their first steps are large beside them: the middle layer counts, past the start.
        var gain = Evidence.Median(probes.Select(probe => probe.Gain));
        var size = Evidence.Median(probes.Select(probe => Evidence.Median(probe.Sizes)));
        Seen(run, probes.Length >= Fewest && probes[^1].Step >= FirstSteps ? gain : double.NaN);
        var most = Grown * Math.Max(run.Start!.Loss, run.Yardstick.Prior);
        var hasGrown = !double.IsFinite(run.Now) || (run.Probes.Count >= Running && run.Latest(Running).All(probe => probe.FixedLoss > most));
        var isLate = probes.Length >= Fewest && probes[^1].Step >= FirstSteps && run.Step >= run.PlannedSteps.GetValueOrDefault() / Part && run.Skill(run.Now) < LittleSkill;
        return hasGrown || (isLate && remedy is null && !run.Lab.DoesAsWell && (gain < 0 || size > Limits.UpdateSize.High))
            ? Found(run, FindingLevel.Warning, Certainty.Likely, gain, $"Steps that should lower the loss change it by {gain:F2} of what the gradient foretells; a step moves a layer by {(size < 1 ? FormattableString.Invariant($"{Math.Pow(10, size):P0}") : FormattableString.Invariant($"{Math.Pow(10, size):G2} times"))} of its size (healthy: up to {Math.Pow(10, Limits.UpdateSize.High):P0}). The loss went from {run.Start.Loss:G4} to {run.Now:G4}.")
            : null;
    }
}
