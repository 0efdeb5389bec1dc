namespace Descent.Faults.HeldOut;

/// <summary>The ninth set, of other real data: cars, birds, weather, warmth, ballots, airports, lives, eras, syllables and a volcano. Immutable.</summary>
public sealed class HeldOutI : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out i";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsIA.All, .. ControlsIA.All];
}
