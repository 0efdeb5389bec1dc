namespace Descent.Diagnostics;

/// <summary>An epoch, or an evaluation of a loop of one's own, in a report. Immutable.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Step">How many updates the model had.</param>
/// <param name="Train">The mean loss of training examples.</param>
/// <param name="Validation">The mean loss of validation examples, or null.</param>
/// <param name="Penalty">The regularizer's own term; 0 without one.</param>
public sealed record ReportEpoch(int Number, int Step, double Train, double? Validation, double Penalty);
