namespace Descent.Diagnostics;

/// <summary>What the reference net came to. Immutable.</summary>
/// <param name="Steps">How many steps it had.</param>
/// <param name="Train">Its skill on training rows at its best on the others; NaN where it cannot be trained on such data.</param>
/// <param name="Validation">Its best skill on rows it has not seen: validation, or a quarter of the training rows that was held out.</param>
/// <param name="HalfAt">After how many steps it had half of that.</param>
internal sealed record ReferenceRun(int Steps, double Train, double Validation, int HalfAt);
