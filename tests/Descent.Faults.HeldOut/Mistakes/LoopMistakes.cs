namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in loops that were put together from those of others, O1 to O3, O5 to O7 and O9.</summary>
internal static class LoopMistakes
{
    /// <summary>A rate that suits another kind of run, as it stood in an example.</summary>
    public static Mistake RateOf(string fault, int severity, double rate) => new(fault, severity, FormattableString.Invariant($"a rate of {rate} from an example"), recipe => recipe with { Rate = rate });

    /// <summary>A cosine whose start and end were exchanged: it begins at the end's rate and ends many times above the start's.</summary>
    public static Mistake EndsExchanged(int severity, double times) =>
        new("O1", severity, $"cosine up to × {times}", recipe => recipe with { Plan = (rate, steps) => Schedule.Cosine(rate, steps, times * rate) });

    /// <summary>The sweep that looks for a rate, from far too low a one up to the right one, left on for the whole run.</summary>
    public static Mistake SweepLeftOn(int severity, double parts) =>
        new("O2", severity, $"sweep from a {parts}th", recipe => recipe with { Plan = (rate, steps) => Schedule.Steps(rate / parts, Math.Max(1, steps / 50), Math.Pow(parts, 1.0 / 50)) });

    /// <summary>A cosine over as many steps as there are epochs.</summary>
    public static Mistake CosineOfEpochs(int severity) => new("O3", severity, "cosine over the epochs, as steps", recipe => recipe with { Plan = (rate, _) => Schedule.Cosine(rate, recipe.Epochs) });

    /// <summary>A fall that takes as many steps as the warm-up, and begins with it.</summary>
    public static Mistake CosineOverWarmUp(int severity, double share) => new("O3", severity, $"cosine over a warm-up of {share}", recipe => recipe with
    {
        Plan = (rate, steps) => Math.Max(2, (int)(share * steps)) is var first ? Schedule.Cosine(rate, first).WarmUp(first) : Schedule.Constant(rate),
    });

    /// <summary>A rate lowered whenever a few batches were no better than those before, which is soon.</summary>
    public static Mistake WithoutPatience(int severity, int steps, double factor) =>
        new("O3", severity, $"× {factor} every {steps} steps", recipe => recipe with { Plan = (rate, _) => Schedule.Steps(rate, steps, factor) });

    /// <summary>Gradients cleared before each epoch, not before each step.</summary>
    public static Mistake ClearedEachEpoch(int severity) =>
        new("O5", severity, "cleared each epoch", recipe => recipe with { ClearsEvery = recipe.StepsPerEpoch(recipe.Train) }, Repairs.ClearGradients, recipe => recipe with { Style = Style.Gradients });

    /// <summary>Only the gradients of the head are cleared, which has an optimizer of its own in the example.</summary>
    public static Mistake HeadClearedAlone(int severity) => Handled("O5", severity, "head cleared alone", Repairs.ClearGradients, _ =>
    {
        IReadOnlyList<Tensor>? sums = null;
        return gradients => sums = [.. gradients.Select((gradient, number) => sums is null || number >= gradients.Count - 2 ? gradient : (gradient + sums[number]).Detach())];
    });

    /// <summary>Gradients of all but the last parameters multiplied by 0 for a share of the run, in which only the head was to be tuned.</summary>
    public static Mistake Thawed(int severity, double share, int trained) => Handled("O6", severity, $"all but {trained} parameters held for {share} of the run", Repairs.TrainAll, recipe =>
    {
        var (step, held) = (0, share * recipe.Epochs * recipe.StepsPerEpoch(recipe.Train));
        return gradients => step++ < held ? [.. gradients.Select((gradient, number) => number < gradients.Count - trained ? gradient * 0 : gradient)] : gradients;
    });

    /// <summary>The gradient of every second parameter multiplied by 0, as by a mask of another model.</summary>
    public static Mistake EverySecondHeld(int severity, int held) => Handled("O6", severity, $"every second parameter held, from {held}", Repairs.TrainAll, _ =>
        gradients => [.. gradients.Select((gradient, number) => number % 2 == held % 2 && number >= held ? gradient * 0 : gradient)]);

    /// <summary>Gradients of a loss that was multiplied, so that small numbers are not lost, cut to a length of 1 before they are divided again.</summary>
    public static Mistake CutBeforeDivided(int severity, double scale) => Handled("O7", severity, $"cut to 1 at a scale of {scale}", Repairs.RemoveClip, _ => gradients =>
    {
        var length = scale * Math.Sqrt(gradients.Sum(gradient => gradient.ToArray().Sum(number => number * number)));
        return [.. gradients.Select(gradient => gradient * Math.Min(1, 1 / (1e-12 + length)))];
    });

    /// <summary>A limit on the norm that was meant for one number of the gradient, divided by how many rows there are.</summary>
    public static Mistake LimitByRows(int severity, double limit) => new("O7", severity, $"norm {limit} by the rows", recipe => recipe with { ClipNorm = limit / recipe.Train });

    /// <summary>A batch as large as the memory holds, over as many epochs.</summary>
    public static Mistake LargeBatch(int severity, int rows) => new("O9", severity, $"batches of {rows}", recipe => recipe with { Batch = rows });

    private static Mistake Handled(string fault, int severity, string label, string mend, Func<Recipe, Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>>> handle) =>
        new(fault, severity, label, recipe => recipe with { Handles = () => handle(recipe) }, mend, recipe => recipe with { Style = Style.Gradients });
}
