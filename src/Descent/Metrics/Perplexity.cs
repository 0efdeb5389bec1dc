namespace Descent;

/// <summary>How many equally likely answers the model hesitates between: <c>e^(mean −ln p)</c> of the true classes. Mutable; not safe for several threads.</summary>
/// <remarks>1 for a model that is certain and right, C for one that knows nothing. Source: Jelinek and others 1977. Sums are compensated, so any split into batches gives the same bits.</remarks>
public sealed class Perplexity
{
    private CompensatedSum _loss;

    /// <summary>How many symbols were added.</summary>
    public long Count { get; private set; }

    /// <summary>The mean cross-entropy, in nats a symbol.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double MeanLoss => Batch.Unless(Count == 0, nameof(Perplexity), _loss.Value / Math.Max(1, Count));

    /// <summary>The mean cross-entropy in bits a symbol: bits per character, where symbols are characters.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double BitsPerSymbol => MeanLoss / Math.Log(2);

    /// <summary>The perplexity, 1 or more.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double Value => Math.Exp(MeanLoss);

    /// <summary>Adds a batch.</summary>
    /// <param name="logits">Scores before softmax, [n, C].</param>
    /// <param name="classes">The true classes, [n].</param>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public void Add(Tensor logits, Indices classes)
    {
        foreach (var (row, trueClass) in Batch.Rows(nameof(Perplexity), logits, classes))
        {
            var max = row.Max();
            _loss.Add(Math.Log(row.Sum(logit => Math.Exp(logit - max))) - (row[trueClass] - max));
            Count++;
        }
    }
}
