namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who keep a tally over the steps of a loop, O5.</summary>
internal static class TallyMistakes
{
    /// <summary>Losses added up for the report, and the gradient taken of their mean so far: every batch since the start counts again, by the slope it had then.</summary>
    public static Mistake MeanSoFar(int severity) => new("O5", severity, "mean of all gradients so far", recipe => recipe with
    {
        Handles = () =>
        {
            var count = 0;
            IReadOnlyList<Tensor>? sums = null;
            return gradients =>
            {
                sums = [.. sums is null ? gradients : gradients.Zip(sums, (gradient, sum) => (gradient + sum).Detach())];
                count++;
                return [.. sums.Select(sum => sum * (1.0 / count))];
            };
        },
    }, Repairs.ClearGradients, recipe => recipe with { Style = Style.Gradients });
}
