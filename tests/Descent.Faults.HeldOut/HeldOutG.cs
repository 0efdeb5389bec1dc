namespace Descent.Faults.HeldOut;

/// <summary>The seventh set, of real data: radar echoes, sugar, patches, a shuttle, letters, a ship, credit, beans, stones, quakes, the sea and words. Immutable.</summary>
public sealed class HeldOutG : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out g";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsG.All, .. ControlsG.All];
}
