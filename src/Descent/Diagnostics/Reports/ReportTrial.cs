namespace Descent.Diagnostics;

/// <summary>A short run of an experiment. Immutable.</summary>
/// <param name="Name">What was different.</param>
/// <param name="Run">What it came to.</param>
public sealed record ReportTrial(string Name, ExperimentRun Run);
