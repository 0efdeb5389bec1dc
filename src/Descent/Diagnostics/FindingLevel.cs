namespace Descent.Diagnostics;

/// <summary>How much a finding asks of the reader.</summary>
public enum FindingLevel
{
    /// <summary>Worth knowing; nothing needs to change.</summary>
    Note,

    /// <summary>The run is likely to lose by it.</summary>
    Warning,

    /// <summary>A mistake: certain, or confirmed by an experiment.</summary>
    Error,
}
