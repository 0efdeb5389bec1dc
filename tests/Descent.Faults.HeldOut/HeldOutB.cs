namespace Descent.Faults.HeldOut;

/// <summary>The second set: questions, margins, blobs, sums of symbols, parity, votes and towers. Immutable.</summary>
public sealed class HeldOutB : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out b";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsB.All, .. ControlsB.All];
}
