namespace Descent.Diagnostics;

/// <summary>The loss of the examples of one class, or of one range of targets. Immutable.</summary>
/// <param name="Name">The class, or the range in words.</param>
/// <param name="Count">How many examples it has.</param>
/// <param name="Loss">Their mean loss.</param>
/// <param name="Share">Their part of the summed loss.</param>
/// <param name="Recognised">The part of them given their own class; null where targets are numbers.</param>
/// <param name="Bias">The mean of prediction − target, in the target's own unit; null where targets are classes.</param>
public sealed record ReportGroup(string Name, int Count, double Loss, double Share, double? Recognised, double? Bias);
