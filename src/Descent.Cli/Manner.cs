namespace Descent.Cli;

/// <summary>How a run is carried out and told, beside what decides its numbers. Immutable.</summary>
/// <param name="Checkpoints">The time between checkpoints.</param>
/// <param name="IsStrict">Whether warnings and errors decide the exit code.</param>
/// <param name="Lines">Where the log's lines are written too, or null.</param>
internal sealed record Manner(TimeSpan Checkpoints, bool IsStrict, TextWriter? Lines);
