namespace Descent.Diagnostics;

/// <summary>One row of the data as its owner knows it. Immutable.</summary>
/// <param name="Where">Where it stands, as <c>line 57</c>.</param>
/// <param name="Values">What it holds.</param>
public sealed record ReportRow(string Where, IReadOnlyList<ReportFact> Values);
