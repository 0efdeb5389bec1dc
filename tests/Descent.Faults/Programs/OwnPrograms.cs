namespace Descent.Faults.Programs;

/// <summary>The suite's own programs: every fault of the catalogue at three severities on several data sets, and controls.</summary>
public sealed class OwnPrograms : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "own";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => [.. Seedings.SelectMany(seeding => seeding.Programs()), .. Controls.All];

    internal static IEnumerable<Seeding> Seedings => [.. LossFaults.All, .. DataFaults.All, .. ModelFaults.All, .. UpdateFaults.All];
}
