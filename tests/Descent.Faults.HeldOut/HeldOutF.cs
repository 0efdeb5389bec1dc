namespace Descent.Faults.HeldOut;

/// <summary>The sixth set: flats, contracts, leaves, strokes, reviews, motions, sales, ratings, matches and tickets. Immutable.</summary>
public sealed class HeldOutF : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out f";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsF.All, .. ControlsF.All];
}
