namespace Descent.Faults.HeldOut;

/// <summary>Mistakes between the head and the loss as they are asked about most, L1 to L5.</summary>
internal static class ScoreMistakes
{
    /// <summary>Biases of the head in percent of each class, where the logarithms of their shares were wanted.</summary>
    public static Mistake PercentBias(int severity) =>
        new("L1", severity, "head's biases in percent", recipe => recipe with { StartOfBias = (isHead, unit, _) => isHead ? 100 / Math.Pow(2, unit + 1) : 0 }, Repairs.DefaultStart);

    /// <summary>A bias that tells a yes which is as rare as in another task.</summary>
    public static Mistake RarePrior(int severity, double share) =>
        new("L1", severity, $"head's bias for a yes of {share}", recipe => recipe with { StartOfBias = (isHead, _, _) => isHead ? Math.Log(share / (1 - share)) : 0 }, Repairs.DefaultStart);

    /// <summary>Scores times a number that is learned too, and starts as large as where scores are cosines.</summary>
    public static Mistake LearnedScale(int severity, double start) => new("L1", severity, $"learned scale from {start}", recipe => recipe with { Tail = () => new Scaled(start) }, Repairs.LinearOutput);

    /// <summary>Chances kept above 0 for a logarithm that the loss does not take.</summary>
    public static Mistake ClippedChances(int severity) => Twice(severity, "chances above 0.0000001", scores => Chances(scores).LowerBound(1e-7));

    /// <summary>Chances mixed with even ones, where the targets were to be.</summary>
    public static Mistake SmoothedChances(int severity, double even) =>
        new("L2", severity, $"chances with {even} of even ones", recipe => recipe with { Tail = () => new Function(scores => Chances(scores) * (1 - even) + even / recipe.Outputs) }, Repairs.RemoveSoftmax);

    /// <summary>The chance of a yes as odds over 1 more, before the loss that takes a sigmoid.</summary>
    public static Mistake OddsByHand(int severity) => Twice(severity, "odds by 1 more", scores => scores.Exp() / (scores.Exp() + 1));

    /// <summary>Chances in the loop, where the loss is called, of a model that gives scores.</summary>
    public static Mistake ChancesInCall(int severity, string label, Func<Tensor, Tensor> chances) => new("L2", severity, $"{label} in the call", recipe => recipe with { Loss = new After(recipe.Loss, chances) }, Repairs.RemoveSoftmax);

    /// <summary>The error of each class's chance, in the place of a likelihood.</summary>
    public static Mistake ErrorOfChances(int severity, LossFunction error) =>
        new("L3", severity, $"{error.Name} of chances", recipe => recipe with { Loss = new After(error, Chances), ClassForm = ClassForm.OneHot, IsOtherLoss = true }, Repairs.FittingLoss);

    /// <summary>The activation of the hidden layers after the last one too, as a loop over all layers puts it.</summary>
    public static Mistake ActivatedHead(int severity) => new("L4", severity, "activation after each layer", recipe => recipe with { Tail = recipe.Activation }, Repairs.LinearOutput);

    /// <summary>Answers cut off at the bounds of an old scale.</summary>
    public static Mistake CutAnswers(int severity, double least, double largest) =>
        Bounded(severity, $"cut off at {least} and {largest}", x => (x - least).Relu() - (x - largest).Relu() + least);

    /// <summary>A sigmoid stretched over the range of an old scale.</summary>
    public static Mistake StretchedSigmoid(int severity, double least, double largest) => Bounded(severity, $"sigmoid from {least} to {largest}", x => x.Sigmoid() * (largest - least) + least);

    /// <summary>Answers without their sign, as there are no negative prices.</summary>
    public static Mistake WithoutSign(int severity) => Bounded(severity, "absolute", x => x.Abs());

    /// <summary>The focal loss by its formula.</summary>
    public static Mistake Focal(int severity, double power) =>
        new("L5", severity, $"focal by hand, power {power}", recipe => recipe with { Loss = new FocalByHand(power) }, Repairs.StableLoss, recipe => recipe with { Loss = new CategoricalFocal(power) });

    /// <summary>The chance that something happens from its rate, by the formula.</summary>
    public static Mistake HazardByHand(int severity) => new("L5", severity, "hazard by hand", recipe => recipe with { Loss = new Hazard(IsStable: false) }, Repairs.StableLoss, recipe => recipe with { Loss = new Hazard(IsStable: true) });

    /// <summary>The logarithm of a rate that a rectifier made 0.</summary>
    public static Mistake RateByRectifier(int severity) =>
        new("L5", severity, "logarithm of a rectified rate", recipe => recipe with { Loss = new RateDeviance(IsStable: false) }, Repairs.StableLoss, recipe => recipe with { Loss = new RateDeviance(IsStable: true) });

    internal static Tensor Chances(Tensor scores) => scores.LogSoftmax().Exp();

    private static Mistake Twice(int severity, string label, Func<Tensor, Tensor> chances) => new("L2", severity, label, recipe => recipe with { Tail = () => new Function(chances) }, Repairs.RemoveSoftmax);

    private static Mistake Bounded(int severity, string label, Func<Tensor, Tensor> function) => new("L4", severity, $"{label} output", recipe => recipe with { Tail = () => new Function(function) }, Repairs.LinearOutput);
}
