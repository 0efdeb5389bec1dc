namespace Descent.Diagnostics;

/// <summary>A finding as it opens, changes or is resolved. Immutable.</summary>
/// <param name="Event">What happened to it.</param>
/// <param name="Finding">The finding as it stands now.</param>
/// <param name="Step">How many updates the model had when it happened.</param>
public sealed record FindingChange(FindingEvent Event, Finding Finding, int Step);
