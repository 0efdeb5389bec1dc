namespace Descent.Diagnostics;

/// <summary>The largest difference between gradient and finite difference. Immutable.</summary>
/// <param name="Difference">Relative; NaN where the model or the loss cannot be computed in double.</param>
/// <param name="Name">The parameter's name.</param>
internal sealed record GradientCheck(double Difference, string Name);
