namespace Descent.Faults.HeldOut;

/// <summary>The third set: trees, arms, texts, durations, recordings, hills, surveys, products, series and grades. Immutable.</summary>
public sealed class HeldOutC : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out c";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsC.All, .. ControlsC.All];
}
