namespace Descent.Benchmarks;

/// <summary>One workload in both libraries, on the same data and from the same weights.</summary>
/// <param name="Id">The short name, as A1.</param>
/// <param name="Name">What it does.</param>
/// <param name="Flops">Floating-point operations of its matrix products, or 0.</param>
/// <param name="Bytes">Bytes that it must at least read and write in memory, or 0 where all of it fits the caches.</param>
/// <param name="Ours">Runs it once in Descent.</param>
/// <param name="Theirs">Runs it once in TorchSharp.</param>
/// <param name="Difference">The largest relative difference of loss and gradients, before anything was updated.</param>
internal sealed record Workload(string Id, string Name, double Flops, double Bytes, Action Ours, Action Theirs, Func<double> Difference)
{
    /// <summary>What Descent's side did last, for a profile.</summary>
    public Func<IReadOnlyList<Instruction>> Instructions { get; init; } = () => [];
}
