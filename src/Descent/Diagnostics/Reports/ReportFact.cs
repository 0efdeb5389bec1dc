namespace Descent.Diagnostics;

/// <summary>Something with a name, as a report lists it. Immutable.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">What it is.</param>
public sealed record ReportFact(string Name, string Value);
