namespace Descent.Diagnostics;

/// <summary>How a finding is known; only the first two can be errors.</summary>
public enum Certainty
{
    /// <summary>A fact of the program or the data, read and not estimated.</summary>
    Certain,

    /// <summary>An experiment agreed.</summary>
    Confirmed,

    /// <summary>Statistics alone.</summary>
    Likely,

    /// <summary>Too early to say; it may go away.</summary>
    Watch,
}
