namespace Descent.Diagnostics;

/// <summary>An experiment that is about to be made, and why. Immutable.</summary>
/// <param name="Code">Its code, as <c>E4</c>.</param>
/// <param name="Why">The question that it answers.</param>
/// <param name="Rows">How many rows it shows a model at most: its price, in the unit of the run's own steps.</param>
public readonly record struct ExperimentNotice(string Code, string Why, long Rows);
