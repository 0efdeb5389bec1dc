namespace Descent.Faults.HeldOut;

/// <summary>
/// The eighth set, of other real data: votes, vowels, glass, Boston, smog, genes, news and relapses; mail, a novel, kidneys, homes, Texas, boards, the sun, penguins, crabs and pupils.
/// Immutable.
/// </summary>
public sealed class HeldOutH : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out h";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsHA.All, .. FaultsHB.All, .. ControlsHA.All, .. ControlsHB.All];
}
