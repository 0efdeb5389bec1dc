namespace Descent.Diagnostics.Rules;

/// <summary>L7: targets far from 0 or very large.</summary>
internal sealed class UnscaledTargets() : Rule(
    "L7",
    "targets are not scaled",
    "The network starts at 0 and the targets are far away: the first part of the run is spent on learning their offset.",
    "root mean square of what is left to say at the start",
    "√ mean (y − ŷ₀)²",
    Limits.TargetSize,
    "Standardize the targets, or start the last bias at their mean: head.StartAt([mean]).",
    "L1", "O1", "O2", "G2", "O7", "O9", "L8")
{
    private const double FarFromZero = 2;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Loss.Targets != TargetKind.Numbers || run.Train.Numbers is not { } targets || run.Start is not { Step: 0 } start)
        {
            return null;
        }

        var (mean, said) = (targets.Average(), start.Given.Average());
        var deviation = Math.Sqrt(targets.Average(y => (y - mean) * (y - mean)));
        var (off, size) = (Math.Abs(mean - said), Math.Sqrt(deviation * deviation + (mean - said) * (mean - said)));
        Seen(run, size);
        return Math.Abs(mean) >= Math.Abs(said) - deviation && (size > Healthy.High || size < Healthy.Low || (deviation > 0 && off / deviation > FarFromZero))
            ? Found(run, FindingLevel.Warning, Certainty.Likely, size, $"The targets average {mean:G4} with deviation {deviation:G3}, and the untrained network says {said:G3}: {off * off / (size * size):P0} of a squared error is this offset.")
            : null;
    }
}
