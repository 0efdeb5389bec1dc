namespace Descent.Faults.HeldOut;

/// <summary>The ninth set: nineteen other tables that people measured, in two halves by two hands. Immutable.</summary>
public sealed class HeldOutI : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out i";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsIA.All, .. FaultsIB.All, .. ControlsIA.All, .. ControlsIB.All];
}
