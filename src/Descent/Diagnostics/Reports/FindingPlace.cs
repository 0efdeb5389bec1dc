namespace Descent.Diagnostics;

/// <summary>Where a finding stands in a diagnosis.</summary>
public enum FindingPlace
{
    /// <summary>The fault that stands first.</summary>
    Cause,

    /// <summary>A symptom of it.</summary>
    Explained,

    /// <summary>A further fault, a note, or what is resolved.</summary>
    Other,
}
