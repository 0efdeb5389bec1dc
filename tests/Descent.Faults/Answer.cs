namespace Descent.Faults;

/// <summary>What the doctor said of one run. Immutable.</summary>
/// <param name="Cause">The id that stands first, or null; "crash" where it failed.</param>
/// <param name="Open">Open warnings and errors that are not explained by the first, with it.</param>
/// <param name="Passed">Warnings and errors that were open for a while and are resolved at the end.</param>
/// <param name="HasError">Whether one of them is an error.</param>
/// <param name="Step">When the first cause was first seen.</param>
/// <param name="Steps">How many steps were planned.</param>
/// <param name="Message">Its message.</param>
/// <param name="IsSame">Whether the watched run has the weights of the unwatched one, bit for bit.</param>
internal sealed record Answer(string? Cause, IReadOnlyList<string> Open, IReadOnlyList<string> Passed, bool HasError, int Step, int Steps, string Message, bool IsSame)
{
    /// <summary>By rule id: the value that its statistic had.</summary>
    public IReadOnlyDictionary<string, double> Statistics { get; init; } = new Dictionary<string, double>();
}
