namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in schedules and in how many updates there are, O1 to O3 and O9.</summary>
internal static class PlanMistakes
{
    /// <summary>A warm-up that ends many times too high.</summary>
    public static Mistake WarmUpTo(int severity, double times) =>
        new("O1", severity, $"warm-up to × {times}", recipe => recipe with { Plan = (rate, steps) => Schedule.Constant(rate * times).WarmUp(steps / 4) });

    /// <summary>A warm-up many times as long as the run.</summary>
    public static Mistake EndlessWarmUp(int severity, double lengths) =>
        new("O2", severity, $"warm-up over {lengths} runs", recipe => recipe with { Plan = (rate, steps) => Schedule.Constant(rate).WarmUp((int)(lengths * steps)) });

    /// <summary>A factor meant for each epoch applied at each step.</summary>
    public static Mistake EachStep(int severity, double factor) =>
        new("O3", severity, $"× {factor} each step", recipe => recipe with { Plan = (rate, _) => Schedule.Steps(rate, 1, factor) });

    /// <summary>All rows at once over as many epochs.</summary>
    public static Mistake OneUpdateAnEpoch(int severity) => new("O9", severity, "one update an epoch", recipe => recipe with { Batch = recipe.Train });
}
