namespace Descent.Diagnostics.Rules;

/// <summary>O10: a gradient that is not the slope.</summary>
internal sealed class WrongGradient() : Rule(
    "O10",
    "wrong gradient",
    "An operation or a loss of your own declares a gradient that is not the slope of what it computes.",
    "largest relative difference between gradient and finite difference",
    "|g − (L(w + h) − L(w − h)) / 2h| / |g|, in double, 20 weights of each parameter",
    Limits.GradientError,
    "Check the gradient rule of the operations you wrote, one by one.",
    "O1", "O2", "G2", "O9", "L8")
{
    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Lab.Gradients(isNeeded: HasOwnOperations(run)) is not { } results)
        {
            return null;
        }

        Seen(run, results.Difference);
        return results.Difference > Healthy.High
            ? Found(run, FindingLevel.Error, Certainty.Confirmed, results.Difference, $"The gradient of {results.Name} is {results.Difference:P1} off what small changes of it do to the loss.")
            : null;
    }

    // The gradients of operations that come with Descent are tested there.
    private static bool HasOwnOperations(Evidence run) => Graph.Order(run.Loss.Of(run.Model.Forward(run.Fixed.Inputs), run.Fixed.Targets).Mean())
        .Any(tensor => tensor.Maker is { } maker && new[] { maker.GetType() }.Concat(maker.GetType().GetGenericArguments()).Any(type => type.Assembly != typeof(Rule).Assembly));
}
