namespace Descent;

/// <summary>How far predictions are from targets: R², mean absolute error and root mean squared error. Mutable; not safe for several threads.</summary>
/// <remarks>Element by element with compensated sums, so any split into batches gives the same bits, and a large
/// offset common to all targets costs R² few digits. Source: Wright 1921 (R²).</remarks>
public sealed class RegressionScores
{
    private CompensatedSum _absolute;
    private CompensatedSum _squared;
    private double _mean;
    private double _scatter; // Σ (t − mean)², kept up to date as the mean moves (Welford 1962)

    /// <summary>How many pairs were added.</summary>
    public long Count { get; private set; }

    /// <summary>The share of the targets' variance that is explained, <c>1 − Σ (p − t)² / Σ (t − mean)²</c>: 0 for the mean, 1 for perfect, below 0 for worse than the mean.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added, or all targets are equal.</exception>
    public double R2 => Batch.Unless(Count == 0, nameof(R2), _scatter) > 0
        ? 1 - _squared.Value / _scatter
        : throw new InvalidOperationException($"R2: all {Count} targets are equal, so there is no variance to explain. Use the root mean squared error.");

    /// <summary>The mean absolute error, in the unit of the target.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double MeanAbsoluteError => Batch.Unless(Count == 0, nameof(MeanAbsoluteError), _absolute.Value / Math.Max(1, Count));

    /// <summary>The root of the mean squared error, in the unit of the target.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double RootMeanSquaredError => Batch.Unless(Count == 0, nameof(RootMeanSquaredError), Math.Sqrt(_squared.Value / Math.Max(1, Count)));

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">What the model gives, any shape.</param>
    /// <param name="target">What it should give, the same shape.</param>
    /// <exception cref="ShapeException">The shapes differ; the message names both.</exception>
    public void Add(Tensor prediction, Tensor target)
    {
        foreach (var (p, t) in Batch.Pairs(nameof(RegressionScores), prediction, target))
        {
            Count++;
            _absolute.Add(Math.Abs(p - t));
            _squared.Add((p - t) * (p - t));
            var before = t - _mean;
            _mean += before / Count;
            _scatter += before * (t - _mean);
        }
    }
}
