namespace Descent.Faults.HeldOut;

/// <summary>The fifth set: tides, alloys, sites, tongues, beats, households, tricks, endgames, circuits and tissues. Immutable.</summary>
public sealed class HeldOutE : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out e";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsE.All, .. ControlsE.All];
}
