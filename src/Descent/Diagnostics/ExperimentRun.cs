namespace Descent.Diagnostics;

/// <summary>What a short run came to. Immutable.</summary>
/// <param name="Steps">How many steps it had.</param>
/// <param name="Start">The loss before it.</param>
/// <param name="End">The loss after it; ∞ where it diverged.</param>
/// <param name="Skill">The skill after it, on the rows it was judged by.</param>
/// <param name="Validation">The skill after it on validation rows; NaN where there are none.</param>
public sealed record ExperimentRun(int Steps, double Start, double End, double Skill, double Validation = double.NaN);
