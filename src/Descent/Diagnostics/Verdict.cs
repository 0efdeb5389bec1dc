namespace Descent.Diagnostics;

/// <summary>What a run is, all in all.</summary>
public enum Verdict
{
    /// <summary>Too little was seen to say anything.</summary>
    NotEnoughEvidence,

    /// <summary>A warning or an error stands.</summary>
    Unhealthy,

    /// <summary>Nothing is wrong, and the loss still falls.</summary>
    StillImproving,

    /// <summary>Nothing is wrong with the program; the inputs say little about the targets.</summary>
    NoiseLimited,

    /// <summary>Nothing is wrong, and little is left to gain.</summary>
    Healthy,
}
