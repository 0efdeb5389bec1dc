namespace Descent.Diagnostics;

/// <summary>When a rule is asked.</summary>
internal enum RuleMoment
{
    /// <summary>Once, before the first step: it looks at the data and the untrained model.</summary>
    Once,

    /// <summary>At every probe.</summary>
    Probe,

    /// <summary>When a diagnosis is asked for.</summary>
    Diagnosis,
}
