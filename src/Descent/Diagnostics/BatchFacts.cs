namespace Descent.Diagnostics;

/// <summary>What a loop's batches were up to some step. Immutable.</summary>
/// <param name="Shown">How many rows were shown.</param>
/// <param name="Epochs">How many times all rows could have been shown.</param>
/// <param name="FirstBatches">How many batches were shown in the first epoch.</param>
/// <param name="Seen">How many different rows were shown, of those that are followed.</param>
/// <param name="Different">How many different rows there are, of those that are followed.</param>
/// <param name="Dispersion">Over the batches of the first epoch, <c>Σ (f − p)² / Σ p (1 − p) / b</c> of classes, <c>Σ (m − μ)² / Σ σ² / b</c> of numbers: 1 for random ones.</param>
internal sealed record BatchFacts(long Shown, double Epochs, int FirstBatches, int Seen, Lazy<int> Different, double Dispersion)
{
    /// <summary>Different rows shown over the different rows there are.</summary>
    public double Coverage => Seen / (double)Different.Value;
}
