namespace Descent.Diagnostics;

/// <summary>A prediction beside its target, both in the target's own unit. Immutable.</summary>
/// <param name="Target">What it should be.</param>
/// <param name="Prediction">What it is.</param>
public readonly record struct ReportAnswer(double Target, double Prediction);
