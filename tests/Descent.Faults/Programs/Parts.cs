namespace Descent.Faults.Programs;

/// <summary>The rows of a run: to learn from, to judge by, and the clean test split. Immutable by custom.</summary>
internal sealed record Parts(Rows Train, Rows Validation, Rows Test);
