namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in formulas of one's own, L2, L5, L6, O4, O10 and G4.</summary>
internal static class FormulaMistakes
{
    /// <summary>Powers divided by their sum, as the last layer.</summary>
    public static Mistake PowersOfSum(int severity) => new("L2", severity, "powers by their sum", recipe => recipe with { Tail = () => new Function(Shares) }, Repairs.RemoveSoftmax);

    /// <summary>Sigmoid in the loss that takes one itself.</summary>
    public static Mistake SigmoidInLoss(int severity) =>
        new("L2", severity, "sigmoid in the loss", recipe => recipe with { Loss = new After(recipe.Loss, scores => scores.Sigmoid()) }, Repairs.RemoveSoftmax);

    /// <summary>The logistic loss of signs by chances that may round to 0 or 1.</summary>
    public static Mistake ByHand(int severity) => new("L5", severity, "by hand", recipe => recipe with { Loss = new SoftMarginByHand() }, Repairs.StableLoss);

    /// <summary>The sum of the losses divided by a number that is not theirs, as the outputs'.</summary>
    public static Mistake SumOver(int severity, int divisor) => new("L6", severity, $"sum by {divisor}", recipe => recipe with { Reduce = losses => losses.Sum() * (1.0 / divisor) }, Repairs.MeanLoss);

    /// <summary>The mean log-likelihood minimised.</summary>
    public static Mistake LikelihoodMinimised(int severity) => new("O4", severity, "likelihood minimised", recipe => recipe with { Reduce = losses => -losses.Mean() }, Repairs.Minimise);

    public static Mistake WrongSilu(int severity, string label, Func<Tensor, Tensor> slope) => new(
        "O10",
        severity,
        label,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnSilu(slope)) },
        Repairs.RightGradient,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnSilu(x => x.Sigmoid() * (1 + x * (1 - x.Sigmoid())))) });

    /// <summary>An operation before the loss that changes nothing, and passes a wrong gradient on.</summary>
    public static Mistake WrongPassing(int severity, string label, Func<Tensor, Tensor> slope) => new(
        "O10",
        severity,
        label,
        recipe => recipe with { Tail = () => new OwnActivation(new Passing(slope)) },
        Repairs.RightGradient,
        recipe => recipe with { Tail = () => new OwnActivation(new Passing(x => x * 0 + 1)) });

    /// <summary>Noise on the hidden units in use too.</summary>
    public static Mistake AlwaysNoise(int severity, double deviation) => new(
        "G4",
        severity,
        $"noise {deviation} in use",
        recipe => recipe with { Drops = (level, seed) => new Noise(level, seed, inUse: true) },
        Repairs.EvaluateAsInUse,
        recipe => recipe with { Dropout = deviation, Drops = (level, seed) => new Noise(level, seed, inUse: false), Style = recipe.Style == Style.Trainer ? Style.PlainTrainer : Style.Eager });

    private static Tensor Shares(Tensor scores)
    {
        var powers = (scores - scores.RowMax()).Exp();
        return powers / powers.SumRows();
    }
}
