namespace Descent;

/// <summary>The share of examples whose true class is among the k highest scores. Mutable; not safe for several threads.</summary>
/// <remarks>Source: Russakovsky and others 2015. Of equal scores the lower class comes first, as in the answer of <see cref="ConfusionMatrix"/>.</remarks>
public sealed class TopKAccuracy
{
    private long _hits;

    /// <summary>An empty count.</summary>
    /// <param name="k">How many of the highest scores are looked at, 1 or more.</param>
    public TopKAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        K = k;
    }

    /// <summary>How many of the highest scores are looked at.</summary>
    public int K { get; }

    /// <summary>How many examples were added.</summary>
    public long Count { get; private set; }

    /// <summary>The share, from 0 to 1.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double Value => Batch.Unless(Count == 0, nameof(TopKAccuracy), (double)_hits / Math.Max(1, Count));

    /// <summary>Adds a batch.</summary>
    /// <param name="scores">Scores, [n, C].</param>
    /// <param name="classes">The true classes, [n].</param>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public void Add(Tensor scores, Indices classes)
    {
        foreach (var (row, trueClass) in Batch.Rows(nameof(TopKAccuracy), scores, classes))
        {
            var before = row.Index().Count(score => score.Item > row[trueClass] || (score.Item == row[trueClass] && score.Index < trueClass));
            _hits += before < K ? 1 : 0;
            Count++;
        }
    }
}
