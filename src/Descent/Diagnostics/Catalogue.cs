using Descent.Diagnostics.Rules;

namespace Descent.Diagnostics;

/// <summary>The faults that are looked for, in the order of thought: structure, data, starting point, first steps, curve; experiments serve them all.</summary>
public static class Catalogue
{
    /// <summary>Every rule, in order.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new WrongGradient(), new NumbersNotFinite(), new LogOfZero(), new ConstantTargets(), new ConstantInputs(),
        new GradientAscent(), new SummedLoss(), new StaleGradients(), new UntrainedParameters(), new SoftmaxTwice(), new OutputCutOff(),
        new IdenticalUnits(), new StackedLinear(), new ModesMixedUp(),
        new WrongLoss(), new ExplodingGradients(), new MisplacedTargets(), new NoisyTargets(), new LeakingColumn(), new SharedRows(), new ValidationPreparedApart(), new UnscaledInputs(), new UnscaledTargets(),
        new RepeatedBatches(), new UnshuffledBatches(),
        new ExplodingStart(), new VanishingStart(), new WrongStart(), new DeadRectifiers(), new FlatActivations(),
        new DecayTooStrong(), new AlwaysClipped(), new RateDecaysEarly(), new BatchTooSmall(), new RateTooHigh(), new RateTooLow(), new TooFewSteps(),
        new CannotOverfit(), new DropoutTooStrong(), new Overfitting(), new RareClassMissed(),
    ];

    /// <summary>The rule of an id, in any case, or null.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
