namespace Descent;

/// <summary>A row of the reliability table. Immutable.</summary>
/// <param name="From">The lowest confidence of the bin.</param>
/// <param name="To">The highest, which belongs to the next bin, but for the last.</param>
/// <param name="Count">How many answers it holds.</param>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Accuracy">The share that is right.</param>
public readonly record struct CalibrationBin(double From, double To, long Count, double Confidence, double Accuracy);
