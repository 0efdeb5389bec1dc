namespace Descent.Faults;

/// <summary>What a run came to. Immutable.</summary>
/// <param name="Model">The trained model.</param>
/// <param name="Steps">How many updates were planned.</param>
/// <param name="TestSkill">The skill, <c>1 − loss / loss of the best constant</c>, on a clean test split that the program never trains on;
/// NaN where the loss is not that of the control, so that they cannot be compared; −∞ where it is not finite.</param>
/// <param name="TestScore">The same from the answers: <c>(accuracy − largest class share) / (1 − largest class share)</c>, or R².</param>
/// <param name="ReportedSkill">The skill on the validation split as the program itself reports it at its end; NaN where it reports none.</param>
/// <param name="TrainLosses">The mean training loss of each epoch.</param>
/// <param name="ValidationLosses">The validation loss of each epoch, or empty.</param>
/// <param name="ValidationPrior">The validation loss of the best constant.</param>
public sealed record Outcome(
    Layer Model,
    int Steps,
    double TestSkill,
    double TestScore,
    double ReportedSkill,
    IReadOnlyList<double> TrainLosses,
    IReadOnlyList<double> ValidationLosses,
    double ValidationPrior)
{
    /// <summary>Whether training ended with numbers that are not finite, or was given up for that.</summary>
    public bool IsFailed => double.IsNegativeInfinity(TestSkill) || !double.IsFinite(TestScore);
}
