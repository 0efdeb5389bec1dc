namespace Descent.Diagnostics;

/// <summary>Two reference nets, one of rows without those close to validation, one of as many others. Immutable.</summary>
/// <param name="Near">The one without the close rows.</param>
/// <param name="Others">The other.</param>
internal sealed record ReferencePair(ReferenceRun Near, ReferenceRun Others);
