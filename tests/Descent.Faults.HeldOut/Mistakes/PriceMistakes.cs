namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in how much each row, target and weight costs, L6 to L8, and in what is minimised, O4.</summary>
internal static class PriceMistakes
{
    /// <summary>Some batches make an update, and their mean losses are added, not averaged.</summary>
    public static Mistake NotDivided(int severity, int batches) => new(
        "L6",
        severity,
        $"{batches} batches added",
        recipe => recipe with { Reduce = losses => losses.Mean() * batches },
        Repairs.MeanLoss,
        recipe => recipe with { Accumulates = batches, Style = Style.Gradients });

    /// <summary>Numbers to foretell divided by a bound that none exceeds: so many times the largest of them.</summary>
    public static Mistake ByLargest(int severity, double times = 1) => new("L7", severity, FormattableString.Invariant($"targets by {times} times the largest"), recipe => recipe with
    {
        StandardisesTargets = false,
        Reads = (parts, _, _) =>
        {
            var bounds = Enumerable.Range(0, recipe.Problem.Outputs).Select(column => times * parts.Train.Targets.Max(y => y[column])).ToArray();
            return parts.All(rows => rows.WithTargets((_, column, y) => y / bounds[column]));
        },
    }, Repairs.StandardiseTargets);

    /// <summary>Size and square of each weight priced at once.</summary>
    public static Mistake Elastic(int severity, double strength) => new("L8", severity, $"elastic price {strength}", recipe => recipe with { Penalty = strength, Penalises = price => new ElasticNet(price, price) });

    /// <summary>A decay of each step, given to an optimizer that multiplies it by the rate, and so divided by it; the rate's unit was another.</summary>
    public static Mistake DecayByRate(int severity, double share) => new("L8", severity, $"decay {share} by the rate", recipe => recipe with { Decay = share / recipe.Rate });

    /// <summary>A price of the whole table, on the mean loss of a row.</summary>
    public static Mistake PriceOfTable(int severity, double strength) => new("L8", severity, FormattableString.Invariant($"price {strength} × rows"), recipe => recipe with { Penalty = strength * recipe.Train });

    /// <summary>The logarithm of what is left of the chance, which falls as the chance does.</summary>
    public static Mistake RestMinimised(int severity) => new("O4", severity, "−ln(1 − chance) minimised", recipe => recipe with { Reduce = losses => -(1 - (-losses.Mean()).Exp()).Log() }, Repairs.Minimise);

    /// <summary>A fitness, which is best where it is largest, minimised.</summary>
    public static Mistake FitnessMinimised(int severity) => new("O4", severity, "fitness minimised", recipe => recipe with { Reduce = losses => 1 / (losses.Mean() + 1) }, Repairs.Minimise);
}
