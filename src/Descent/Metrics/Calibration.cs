namespace Descent;

/// <summary>Whether probabilities mean what they say: of all answers given with 80 %, are 80 % right? Mutable; not safe for several threads.</summary>
/// <remarks>Answers are sorted into bins of equal width by their confidence, the probability of the answered class; one on an edge belongs to the
/// bin above it. Source: Guo and others 2017.</remarks>
public sealed class Calibration
{
    private readonly long[] _counts;
    private readonly long[] _hits;
    private readonly CompensatedSum[] _confidence;

    /// <summary>An empty table.</summary>
    /// <param name="bins">How many bins there are between 0 and 1, 1 or more.</param>
    public Calibration(int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        (_counts, _hits, _confidence) = (new long[bins], new long[bins], new CompensatedSum[bins]);
    }

    /// <summary>How many answers were added.</summary>
    public long Count => _counts.Sum();

    /// <summary>The expected calibration error, <c>Σ nᵦ / n |accuracyᵦ − confidenceᵦ|</c> over the bins: 0 for honest probabilities.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double Error => Batch.Unless(Count == 0, nameof(Calibration), Table.Sum(bin => (double)bin.Count / Math.Max(1, Count) * Math.Abs(bin.Accuracy - bin.Confidence)));

    /// <summary>The reliability table: the bins that hold an answer, from low confidence to high.</summary>
    public IReadOnlyList<CalibrationBin> Table =>
    [
        .. from bin in Enumerable.Range(0, _counts.Length)
           where _counts[bin] > 0
           select new CalibrationBin((double)bin / _counts.Length, (bin + 1.0) / _counts.Length, _counts[bin], _confidence[bin].Value / _counts[bin], (double)_hits[bin] / _counts[bin]),
    ];

    /// <summary>Adds a batch: the answer is the class of the highest probability.</summary>
    /// <param name="logits">Scores before softmax, [n, C].</param>
    /// <param name="classes">The true classes, [n].</param>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public void Add(Tensor logits, Indices classes)
    {
        foreach (var (row, trueClass) in Batch.Rows(nameof(Calibration), logits, classes))
        {
            var max = row.Max();
            Add(1 / row.Sum(logit => Math.Exp(logit - max)), Array.IndexOf(row, max) == trueClass);
        }
    }

    /// <summary>Adds a batch of yes and no: the answer is yes where the logit is above 0.</summary>
    /// <param name="logits">Scores before the sigmoid, any shape.</param>
    /// <param name="target">0 or 1, the same shape.</param>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither 0 nor 1; the message names its place and value.</exception>
    /// <exception cref="ShapeException">The shapes differ; the message names both.</exception>
    public void Add(Tensor logits, Tensor target)
    {
        foreach (var (logit, yes) in Batch.Answers(nameof(Calibration), logits, target))
        {
            Add(1 / (1 + Math.Exp(-Math.Abs(logit))), logit > 0 == yes);
        }
    }

    private void Add(double confidence, bool isRight)
    {
        var bin = Math.Min((int)(confidence * _counts.Length), _counts.Length - 1);
        _counts[bin]++;
        _hits[bin] += isRight ? 1 : 0;
        _confidence[bin].Add(confidence);
    }
}
