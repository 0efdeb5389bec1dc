using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes at the head, in its loss and in the one number of a batch, L1, L2, L5 to L8 and O4.</summary>
internal static class HeadMistakes
{
    /// <summary>A head that takes each answer from one hidden unit and its neighbours in the count, as one did in a model from before.</summary>
    public static Mistake OneToOne(int severity, double weight) => StartMistakes.Altered("L1", severity, $"head of one-to-one {weight}", (number, count, values, inputs) =>
    {
        for (var i = 0; number == count - 1 && i < values.Length; i++)
        {
            values[i] = i % inputs % (values.Length / inputs) == i / inputs ? weight : 0;
        }
    });

    /// <summary>Scores multiplied before the loss, as by a temperature of another model.</summary>
    public static Mistake Loud(int severity, double times) => new("L1", severity, $"scores × {times}", recipe => recipe with { Tail = () => new Function(scores => scores * times) }, Repairs.LinearOutput);

    /// <summary>Shares of what is made positive, before the loss that makes shares.</summary>
    public static Mistake SharesOf(int severity, string label, Func<Tensor, Tensor> positive) => new("L2", severity, $"shares by {label}", recipe => recipe with { Tail = () => new Function(scores => Shares(positive(scores))) }, Repairs.RemoveSoftmax);

    /// <summary>Binary cross-entropy of a score that was a chance before, and was turned back by a logarithm.</summary>
    public static Mistake BackToScores(int severity) => new("L5", severity, "back to scores", recipe => recipe with { Loss = new After(recipe.Loss, Back) }, Repairs.StableLoss);

    /// <summary>A loss written out for the chance of each class and of its opposite.</summary>
    public static Mistake EachAgainstAll(int severity) => new(
        "L5",
        severity,
        "each against all by hand",
        recipe => recipe with { Loss = new EachAgainstAll(IsStable: false) },
        Repairs.StableLoss,
        recipe => recipe with { Loss = new EachAgainstAll(IsStable: true), ClassForm = ClassForm.OneHot });

    /// <summary>The mean loss multiplied by all rows there are, as in a formula for the whole table.</summary>
    public static Mistake TimesRows(int severity, double share = 1) => new("L6", severity, FormattableString.Invariant($"mean × {share} of the rows"), recipe => recipe with { Reduce = losses => losses.Mean() * (share * recipe.Train) }, Repairs.MeanLoss);

    /// <summary>Numbers to foretell less their mean, and not divided by their deviation.</summary>
    public static Mistake CentredTargets(int severity, double factor = 1) => new("L7", severity, $"targets of {factor} y centred alone", recipe => recipe with
    {
        StandardisesTargets = false,
        Reads = (parts, _, _) =>
        {
            var means = Enumerable.Range(0, recipe.Problem.Outputs).Select(column => parts.Train.Targets.Average(y => y[column])).ToArray();
            return parts.All(rows => rows.WithTargets((_, column, y) => y - means[column]));
        },
    }, Repairs.StandardiseTargets, recipe => recipe with { TargetUnits = (factor, 0) });

    /// <summary>A price on the size of each weight, as strong as one on its square.</summary>
    public static Mistake PriceOfSize(int severity, double strength) => new("L8", severity, $"price of size {strength}", recipe => recipe with { Penalty = strength, Penalises = price => new L1(price) });

    /// <summary>What the loss lacks to 1, minimised.</summary>
    public static Mistake LackMinimised(int severity) => new("O4", severity, "1 − loss minimised", recipe => recipe with { Reduce = losses => 1 - losses.Mean() }, Repairs.Minimise);

    /// <summary>The loss in the denominator.</summary>
    public static Mistake InverseMinimised(int severity) => new("O4", severity, "1 / loss minimised", recipe => recipe with { Reduce = losses => 1 / losses.Mean() }, Repairs.Minimise);

    private static Tensor Back(Tensor scores)
    {
        var p = scores.Sigmoid();
        return p.Log() - (1 - p).Log();
    }

    private static Tensor Shares(Tensor positive) => positive / (positive.SumRows() + 1e-6);
}
