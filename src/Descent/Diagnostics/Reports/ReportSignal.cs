namespace Descent.Diagnostics;

/// <summary>A number of one layer over time. Immutable.</summary>
/// <param name="Measure">What is measured, the same for all layers.</param>
/// <param name="Layer">The layer or weight.</param>
/// <param name="Low">The lower end of what healthy runs have, or null.</param>
/// <param name="High">The upper end, or null.</param>
/// <param name="Steps">The steps it was looked at.</param>
/// <param name="Values">Its values at them.</param>
public sealed record ReportSignal(string Measure, string Layer, double? Low, double? High, IReadOnlyList<int> Steps, IReadOnlyList<double> Values);
