namespace Descent.Cli.Losses;

/// <summary>The losses by the names that people type: those with a value to compute and draw; a page in docs/losses has each, and a few more.</summary>
internal static class LossCatalog
{
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["mse"] = "squared-error",
        ["l2"] = "squared-error",
        ["mae"] = "absolute-error",
        ["l1"] = "absolute-error",
        ["bce"] = "binary-cross-entropy",
        ["ce"] = "cross-entropy",
        ["nll"] = "negative-log-likelihood",
        ["kl"] = "kullback-leibler",
        ["max-margin"] = "hinge",
        ["pinball"] = "quantile",
        ["triplet"] = "triplet-margin",
    };

    /// <summary>Every loss of one prediction and one target, with the defaults of its options.</summary>
    public static IReadOnlyDictionary<string, LossFunction> Functions { get; } = new Dictionary<string, LossFunction>
    {
        ["absolute-error"] = new AbsoluteError(),
        ["binary-cross-entropy"] = new BinaryCrossEntropy(),
        ["binary-cross-entropy-of-probability"] = new BinaryCrossEntropyOfProbability(),
        ["categorical-focal"] = new CategoricalFocal(),
        ["crammer-singer"] = new CrammerSinger(),
        ["cross-entropy"] = new CrossEntropy(),
        ["dice"] = new Dice(),
        ["epsilon-insensitive"] = new EpsilonInsensitive(),
        ["focal"] = new Focal(),
        ["gamma-deviance"] = new GammaDeviance(),
        ["generalized-cross-entropy"] = new GeneralizedCrossEntropy(),
        ["hinge"] = new Hinge(),
        ["hinge-embedding"] = new HingeEmbedding(),
        ["huber"] = new Huber(),
        ["kullback-leibler"] = new KullbackLeibler(),
        ["log-cosh"] = new LogCosh(),
        ["multi-label-soft-margin"] = new MultiLabelSoftMargin(),
        ["multi-margin"] = new MultiMargin(),
        ["negative-log-likelihood"] = new NegativeLogLikelihood(),
        ["perceptron"] = new Perceptron(),
        ["poisson-negative-log-likelihood"] = new PoissonNegativeLogLikelihood(),
        ["poly-cross-entropy"] = new PolyCrossEntropy(),
        ["quantile"] = new Quantile(),
        ["ranking-softmax"] = new RankingSoftmax(),
        ["smooth-l1"] = new SmoothL1(),
        ["soft-margin"] = new SoftMargin(),
        ["sparsemax"] = new Sparsemax(),
        ["squared-epsilon-insensitive"] = new SquaredEpsilonInsensitive(),
        ["squared-error"] = new SquaredError(),
        ["squared-hinge"] = new SquaredHinge(),
        ["tversky"] = new Tversky(),
        ["tweedie-deviance"] = new TweedieDeviance(),
    };

    /// <summary>The page's name that a person means, in any spelling, or null.</summary>
    public static string? Find(string typed)
    {
        var name = typed.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        name = Aliases.GetValueOrDefault(name, name);
        return LossPage.Names.FirstOrDefault(page => page == name || page.Replace("-", "", StringComparison.Ordinal) == name.Replace("-", "", StringComparison.Ordinal));
    }
}
