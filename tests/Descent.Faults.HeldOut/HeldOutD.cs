namespace Descent.Faults.HeldOut;

/// <summary>The fourth set: pendulums, calendars, glyphs, brackets, remissions, claims, stars, towns, properties, spectra, tastings, races, plates and boards. Immutable.</summary>
public sealed class HeldOutD : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out d";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. FaultsD.All, .. ControlsD.All];
}
