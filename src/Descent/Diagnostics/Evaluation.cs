namespace Descent.Diagnostics;

/// <summary>How a model did after an epoch. Immutable.</summary>
/// <param name="Step">How many updates it had.</param>
/// <param name="Train">Its mean loss on training examples.</param>
/// <param name="Validation">Its mean loss on validation examples, or null.</param>
internal readonly record struct Evaluation(int Step, double Train, double? Validation);
