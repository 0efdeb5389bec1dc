namespace Descent.Diagnostics;

/// <summary>An experiment in a report. Immutable.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Why">What it decides.</param>
/// <param name="Outcome">What came of it, with the numbers.</param>
/// <param name="Runs">The short runs it was made of; empty where it had none.</param>
public sealed record ReportExperiment(string Name, string Why, string Outcome, IReadOnlyList<ReportTrial> Runs);
