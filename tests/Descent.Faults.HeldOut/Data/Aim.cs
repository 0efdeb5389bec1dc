namespace Descent.Faults.HeldOut;

/// <summary>What targets are.</summary>
internal enum Aim
{
    /// <summary>One of several classes.</summary>
    Classes,

    /// <summary>Numbers of any size.</summary>
    Numbers,

    /// <summary>Counts.</summary>
    Counts,

    /// <summary>Yes or no, 1 or 0, for one or more questions.</summary>
    Labels,

    /// <summary>Yes or no, as 1 or −1.</summary>
    Signs,
}
