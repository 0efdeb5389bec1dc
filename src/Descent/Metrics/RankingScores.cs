namespace Descent;

/// <summary>How well scores put yes above no: area under the ROC curve and average precision, exact with ties. Mutable; not safe for several threads.</summary>
/// <remarks>All scores are kept, 16 bytes each, so the values are those of all of them at once, whatever the batches.</remarks>
public sealed class RankingScores
{
    private readonly List<(double Score, bool Yes)> _answers = [];

    /// <summary>How many answers were added.</summary>
    public int Count => _answers.Count;

    /// <summary>The chance that a yes scores above a no, ties counting half: ½ for scores that say nothing, 1 for a perfect order. Source: Hanley and McNeil 1982.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added, or only yes, or only no.</exception>
    public double RocAuc
    {
        get
        {
            var (yes, no, area) = (0L, 0L, 0.0);
            foreach (var (yesHere, noHere) in Ties(nameof(RocAuc)))
            {
                area += noHere * (yes + yesHere / 2.0); // those above it, and half of those beside it
                (yes, no) = (yes + yesHere, no + noHere);
            }

            return yes > 0 && no > 0
                ? area / ((double)yes * no)
                : throw new InvalidOperationException($"RocAuc: all {Count} targets are {(yes > 0 ? 1 : 0)}, and an order needs both. Add examples of the other.");
        }
    }

    /// <summary>The mean precision at each yes, from the highest score down: <c>Σ (Rₙ − Rₙ₋₁) Pₙ</c>; the share of yes for scores that say nothing. Source: Salton and McGill 1983.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added, or no yes.</exception>
    public double AveragePrecision
    {
        get
        {
            var (yes, all, sum) = (0L, 0L, 0.0);
            foreach (var (yesHere, noHere) in Ties(nameof(AveragePrecision)))
            {
                (yes, all) = (yes + yesHere, all + yesHere + noHere);
                sum += yesHere * ((double)yes / all);
            }

            return yes > 0 ? sum / yes : throw new InvalidOperationException($"AveragePrecision: none of the {Count} targets is 1. Add examples of yes.");
        }
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="scores">Scores of any scale, any shape; the higher, the more it is yes.</param>
    /// <param name="target">0 or 1, the same shape.</param>
    /// <exception cref="ArgumentException">A score or a target is NaN; the message names its place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither 0 nor 1; the message names its place and value.</exception>
    /// <exception cref="ShapeException">The shapes differ; the message names both.</exception>
    public void Add(Tensor scores, Tensor target)
    {
        _answers.AddRange(Batch.Answers(nameof(RankingScores), scores, target));
    }

    // From the highest score down, how many yes and no share it.
    private IEnumerable<(long Yes, long No)> Ties(string metric)
    {
        _ = Batch.Unless(Count == 0, metric, 0);
        return _answers.GroupBy(answer => answer.Score).OrderByDescending(group => group.Key).Select(group => (group.LongCount(answer => answer.Yes), group.LongCount(answer => !answer.Yes)));
    }
}
