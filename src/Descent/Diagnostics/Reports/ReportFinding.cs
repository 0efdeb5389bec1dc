namespace Descent.Diagnostics;

/// <summary>A finding in a report. Immutable.</summary>
/// <param name="Id">The rule's id, as <c>L2</c>.</param>
/// <param name="Name">The rule's plain name.</param>
/// <param name="About">What goes wrong and how it shows.</param>
/// <param name="Level">How much it asks of the reader.</param>
/// <param name="Certainty">How it is known.</param>
/// <param name="Place">Whether it is the cause, explained by it, or another.</param>
/// <param name="Step">How many updates the model had when it was first seen.</param>
/// <param name="ResolvedAt">The step at which it stopped holding, or null while it holds.</param>
/// <param name="Message">What was seen.</param>
/// <param name="Change">What to change.</param>
/// <param name="Statistic">What was measured.</param>
/// <param name="Value">The number that was measured.</param>
/// <param name="Healthy">The numbers of healthy runs, in words.</param>
public sealed record ReportFinding(
    string Id,
    string Name,
    string About,
    FindingLevel Level,
    Certainty Certainty,
    FindingPlace Place,
    int Step,
    int? ResolvedAt,
    string Message,
    string Change,
    string Statistic,
    double Value,
    string Healthy);
