namespace Descent.Diagnostics;

/// <summary>Whether probabilities mean what they say. Immutable.</summary>
/// <param name="Error">The expected calibration error.</param>
/// <param name="Bins">The reliability table.</param>
public sealed record ReportCalibration(double Error, IReadOnlyList<CalibrationBin> Bins);
