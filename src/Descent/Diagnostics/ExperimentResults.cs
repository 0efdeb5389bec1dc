namespace Descent.Diagnostics;

/// <summary>What the experiments of a check showed. Immutable.</summary>
/// <param name="GradientError">The largest relative difference between gradient and finite difference in double; NaN where the model cannot be computed in double.</param>
/// <param name="GradientErrorIn">The parameter where it is.</param>
/// <param name="Overfit">16 rows alone, 200 steps: what a program that can learn knows by heart.</param>
/// <param name="LearnsAt">The first factor on the learning rate, of 1, 10, 100, 1,000, 10,000, 0.1 and 0.01, at which they are learned; null where none does.</param>
/// <param name="Slower">Some steps at a tenth of the learning rate.</param>
/// <param name="AsIs">As many steps at the learning rate.</param>
/// <param name="Faster">As many steps at ten times the learning rate.</param>
public sealed record ExperimentResults(double GradientError, string GradientErrorIn, ExperimentRun Overfit, double? LearnsAt, ExperimentRun Slower, ExperimentRun AsIs, ExperimentRun Faster);
