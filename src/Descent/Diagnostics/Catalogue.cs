using Descent.Diagnostics.Rules;

namespace Descent.Diagnostics;

/// <summary>The faults that are looked for, in the order of thought: structure, data, starting point, first steps, curve; experiments serve them all.</summary>
public static class Catalogue
{
    /// <summary>Every rule, in order.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new WrongGradient(), new NumbersNotFinite(), new ConstantTargets(), new ConstantInputs(),
        new GradientAscent(), new SummedLoss(), new StaleGradients(), new UntrainedParameters(), new SoftmaxTwice(), new OutputCutOff(),
        new IdenticalUnits(), new StackedLinear(),
        new WrongLoss(), new MisplacedTargets(), new LeakingColumn(), new SharedRows(), new ValidationPreparedApart(), new UnscaledInputs(), new UnscaledTargets(),
        new RepeatedBatches(), new UnshuffledBatches(),
        new ExplodingStart(), new VanishingStart(), new WrongStart(), new DeadRectifiers(), new FlatActivations(),
        new RateTooHigh(), new RateTooLow(), new AlwaysClipped(),
        new CannotOverfit(), new DropoutTooStrong(), new Overfitting(), new RareClassMissed(),
    ];

    /// <summary>The rule of an id, in any case, or null.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
