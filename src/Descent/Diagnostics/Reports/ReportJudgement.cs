namespace Descent.Diagnostics;

/// <summary>The loss of the finished model taken apart, example by example. Immutable.</summary>
/// <param name="Part">Which examples it was judged by: "validation" or "training".</param>
/// <param name="Count">How many of them were looked at.</param>
/// <param name="Target">What is predicted.</param>
/// <param name="Groups">By class in the order of their numbers, or by ranges of the target from low to high; empty where there is neither.</param>
/// <param name="Worst">The examples of the largest loss, worst first.</param>
/// <param name="Calibration">For classes told apart by probabilities; else null.</param>
/// <param name="Answers">For single numbers: some predictions beside their targets, evenly spread; else empty.</param>
public sealed record ReportJudgement(
    string Part,
    int Count,
    string Target,
    IReadOnlyList<ReportGroup> Groups,
    IReadOnlyList<ReportExample> Worst,
    ReportCalibration? Calibration,
    IReadOnlyList<ReportAnswer> Answers);
