namespace Descent.Diagnostics;

/// <summary>What happened to a finding.</summary>
public enum FindingEvent
{
    /// <summary>It was seen for the first time, or again after it was resolved.</summary>
    Opened,

    /// <summary>Its level or its certainty is another; a new value alone is no event.</summary>
    Changed,

    /// <summary>It no longer holds.</summary>
    Resolved,
}
