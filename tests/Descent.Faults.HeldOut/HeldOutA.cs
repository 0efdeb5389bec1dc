namespace Descent.Faults.HeldOut;

/// <summary>The first set: teachers, clouds, boards, bars, chains, counts and sines. Immutable.</summary>
public sealed class HeldOutA : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out a";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsA.All, .. ControlsA.All];
}
