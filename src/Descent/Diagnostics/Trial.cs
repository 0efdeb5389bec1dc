namespace Descent.Diagnostics;

/// <summary>An experiment that was made. Immutable.</summary>
/// <param name="Code">Its code, as <c>E4</c>.</param>
/// <param name="Name">What tells it from others of its code, in words; empty where there is one only.</param>
/// <param name="Why">The question that it answers.</param>
/// <param name="Result">What came of it; null where it could not be made.</param>
internal sealed record Trial(string Code, string Name, string Why, object? Result);
