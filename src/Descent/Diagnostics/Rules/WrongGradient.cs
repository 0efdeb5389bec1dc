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
    "O1", "O2", "G2")
{
    internal override Finding? Judge(Evidence run) =>
        run.Experiments is { } results && results.GradientError > Healthy.High
            ? Found(run, FindingLevel.Error, Certainty.Confirmed, results.GradientError, $"The gradient of {results.GradientErrorIn} is {results.GradientError:P1} off what small changes of it do to the loss.")
            : null;
}
