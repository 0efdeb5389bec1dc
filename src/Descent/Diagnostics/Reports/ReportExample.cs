namespace Descent.Diagnostics;

/// <summary>An example with its loss. Immutable.</summary>
/// <param name="Where">Where it stands.</param>
/// <param name="Values">What it holds.</param>
/// <param name="Target">What it should give.</param>
/// <param name="Prediction">What it gives.</param>
/// <param name="Loss">Its loss.</param>
public sealed record ReportExample(string Where, IReadOnlyList<ReportFact> Values, string Target, string Prediction, double Loss);
