namespace Descent.Faults.HeldOut;

/// <summary>The eighth set, of other real data: votes, vowels, glass, houses, smog, genes, news and relapses. Immutable.</summary>
public sealed class HeldOutH : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out h";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsHA.All, .. ControlsHA.All];
}
