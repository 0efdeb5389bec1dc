namespace Descent.Faults.HeldOut;

/// <summary>The eighth set, of other real tables: mail, a novel, kidneys, homes, houses, boards, the sun, penguins, crabs and pupils. Immutable.</summary>
public sealed class HeldOutH : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out h";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsHB.All, .. ControlsHB.All];
}
