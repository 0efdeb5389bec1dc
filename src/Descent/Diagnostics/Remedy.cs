namespace Descent.Diagnostics;

/// <summary>A single change that a short run was tried with. Immutable.</summary>
/// <param name="Id">The rule whose cure it is.</param>
/// <param name="Gain">The skill gained over the program as it is, in as many steps.</param>
/// <param name="AsIs">What the program as it is came to.</param>
/// <param name="Changed">What the changed program came to.</param>
/// <param name="Knob">The new value of what was changed; NaN where it is no number.</param>
internal sealed record Remedy(string Id, double Gain, ExperimentRun AsIs, ExperimentRun Changed, double Knob);
