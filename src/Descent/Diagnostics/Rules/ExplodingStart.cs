namespace Descent.Diagnostics.Rules;

/// <summary>I2: weights start too large.</summary>
internal sealed class ExplodingStart() : Rule(
    "I2",
    "weights start too large",
    "Signals grow from layer to layer, the first loss is many times the expected one, and the first steps are spikes.",
    "first loss over the expected one",
    "L(0) / U",
    Limits.ExplodingStart,
    "Leave the initializer out, or scale it by the width: KaimingNormal() before rectifiers, LeCunNormal() else.",
    "L1", "O1", "A2", "A1", "L7", "O7", "G2", "O9", "O2", "L8")
{
    internal override Finding? Judge(Evidence run)
    {
        if (run.Lab.Remedy is { Id: "I2" } remedy)
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, run.Start!.Loss / run.Yardstick.Start, $"Signals grow from layer to layer ({string.Join(" → ", run.Start!.Sizes.Select(size => FormattableString.Invariant($"{size:G2}")))}). {Remedies.Afresh(remedy)}");
        }

        if (run.Start is not { Step: 0 } start || start.Sizes.Length < 2 || run.Yardstick.Start <= 0)
        {
            return null;
        }

        var ratio = start.Loss / run.Yardstick.Start;
        Seen(run, ratio);
        if (!(ratio > (run.Loss.Targets == TargetKind.Numbers ? Limits.NumberStart.High : Limits.Start.High)))
        {
            return null;
        }

        if (start.HiddenGain > Limits.StartGain.High)
        {
            return Found(run, FindingLevel.Warning, Certainty.Certain, ratio, $"A hidden layer starts with weights that make signals {start.HiddenGain:G3} times as large (usual: up to {Limits.StartGain.High:G2}), and the first loss is {start.Loss:G4} where {run.Yardstick.Start:F4} is expected.");
        }

        return start.Growth > Limits.LayerGrowth.High
            ? Found(run, FindingLevel.Warning, Certainty.Certain, ratio, $"Signals grow {start.Growth:G3} times a layer ({string.Join(" → ", start.Sizes.Select(size => FormattableString.Invariant($"{size:G2}")))}), and the first loss is {start.Loss:G4} where {run.Yardstick.Start:F4} is expected.")
            : null;
    }
}
