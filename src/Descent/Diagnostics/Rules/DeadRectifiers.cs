namespace Descent.Diagnostics.Rules;

/// <summary>A1: rectifiers that are 0 for every row.</summary>
internal sealed class DeadRectifiers() : Rule(
    "A1",
    "dead units",
    "Dead units put out 0 for every row, so no gradient reaches them and they never learn again.",
    "share of a layer's units that are 0 on every row looked at",
    "#{u : max over rows of yᵤ = 0} / units, in 3 probes running",
    Limits.Dead,
    "Lower the learning rate, start biases at 0, or use LeakyRelu or Gelu.",
    "O2", "G2", "I3", "O9", "L8")
{
    private const int Fewest = 3;
    private const double Costly = 0.05; // skill on validation

    internal override Finding? Judge(Evidence run)
    {
        if (run.Lab.Remedy is { Id: "A1" } remedy)
        {
            var start = run.Start!.Signals.Activations.MaxBy(activation => activation.Dead);
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, start.Dead, $"{start.Dead:P0} of the {start.Units} units of activation {start.Layer} start at 0 for all {run.Fixed.Count} rows looked at. {Remedies.Afresh(remedy)}");
        }

        var latest = run.Latest(Fewest).ToArray();
        var share = latest.Select(Worst).DefaultIfEmpty(0).Min();
        Seen(run, latest.Length == Fewest && Has(latest[^1]) ? share : double.NaN);
        if (latest.Length < Fewest || share <= Healthy.High)
        {
            return null;
        }

        var worst = latest[^1].Signals.Activations.MaxBy(activation => activation.Dead);
        var first = run.Start!.Signals.Activations.Select(activation => activation.Dead).DefaultIfEmpty(0).Max();
        return Found(run, run.Lab.DoesAsWell && !(run.Lab.ValidationShortfall > Costly) ? FindingLevel.Note : FindingLevel.Warning, Certainty.Certain, share, $"{worst.Dead:P0} of the {worst.Units} units of activation {worst.Layer} are 0 for all {run.Fixed.Count} rows looked at; {first:P0} were so at the start.");
    }

    private static bool Has(Probe probe) => probe.Signals.Activations.Any(activation => activation.Function == "relu");

    private static double Worst(Probe probe) => probe.Signals.Activations.Select(activation => activation.Dead).DefaultIfEmpty(0).Max();
}
