using Descent.Numerics;

namespace Descent.Faults.Programs;

/// <summary>A mistake in how data are read or prepared, and the repair that mends it.</summary>
internal sealed record DataMistake(string Repair, Func<Parts, RandomStream, Parts> Make);
