using Descent.Diagnostics;

namespace Descent.Benchmarks;

/// <summary>A training program that can be watched or not.</summary>
/// <param name="Id">The short name.</param>
/// <param name="Name">What it trains.</param>
/// <param name="Steps">How many updates a run has.</param>
/// <param name="Prepare">Makes a new model, so that each run is the same: how its check is made, and the run.</param>
internal sealed record OverheadProgram(string Id, string Name, int Steps, Func<(Func<TrainingCheck> Check, Action<TrainingCheck?> Run)> Prepare);
