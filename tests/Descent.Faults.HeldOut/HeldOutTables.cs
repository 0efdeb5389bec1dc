namespace Descent.Faults.HeldOut;

/// <summary>Programs without a mistake on every table of a folder, each drawn by chance from what people choose; the certificate tells which are healthy. Immutable.</summary>
/// <remarks><c>Data/tables.R</c> writes such a folder from the data sets of R's packages; <see cref="Tables.Folder"/> names it.</remarks>
public sealed class HeldOutTables : IProgramSet
{
    /// <inheritdoc/>
    public string Name => "held out tables";

    /// <inheritdoc/>
    public IEnumerable<TrainingProgram> Programs => Tables.All;
}
