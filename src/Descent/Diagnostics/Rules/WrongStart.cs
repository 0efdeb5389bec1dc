namespace Descent.Diagnostics.Rules;

/// <summary>L1: the first loss is far above that of knowing nothing.</summary>
internal sealed class WrongStart() : Rule(
    "L1",
    "wrong starting loss",
    "The last layer starts out sure and wrong: a very high first loss that collapses, then a normal curve. The first steps are spent on unlearning.",
    "first loss over that of knowing nothing",
    "L(0) / U, with U = ln C for C classes, ln 2 for yes or no, mean y² for numbers",
    Limits.Start,
    "Start the last layer small: leave its initializer out, or scale its weights by 0.1, with a bias of 0 or the prior's.",
    "O1", "O7")
{
    private const double Shrunk = 0.1;
    private const double Agreed = 0.1;

    internal override RuleMoment Moment => RuleMoment.Once;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Start is not { Step: 0 } start || run.Yardstick.Start <= 0)
        {
            return null;
        }

        var (u, high) = (Math.Max(run.Yardstick.Start, run.Yardstick.Prior), run.Loss.Targets == TargetKind.Numbers ? Limits.NumberStart.High : Healthy.High);
        var ratio = start.Loss / u;
        Seen(run, ratio);
        if (!(ratio > high))
        {
            return null;
        }

        var taken = StartingLoss.Of(run);
        if (!(start.Loss > high * Math.Max(taken.Expected, taken.Prior)))
        {
            return null; // the rows looked at are dear to whoever knows nothing
        }

        // The experiment: the same outputs shrunk. If the loss is then as expected, their size was the cause.
        var small = run.Loss.Of(start.Output * (Shrunk / Signals.RootMeanSquare(start.Output)), run.Fixed.Targets).Mean().ToScalar();
        var isConfirmed = Math.Abs(small / u - 1) <= Agreed;
        return Found(run, FindingLevel.Warning, isConfirmed ? Certainty.Confirmed : Certainty.Likely, ratio, $"Your first loss is {start.Loss:G4}; knowing nothing costs {run.Yardstick.Start:F4}{(run.Loss.Targets == TargetKind.Classes ? $" = ln {run.Outputs}" : "")}. The cause is {taken.Cause}{(isConfirmed ? $". With outputs shrunk to {Shrunk} it is {small:F4}" : "")}.");
    }
}
