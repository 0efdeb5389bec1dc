namespace Descent;

/// <summary>How often each class was answered for each: accuracy, balanced accuracy, precision, recall and F1. Mutable; not safe for several threads.</summary>
/// <remarks>
/// Counts are whole, so any split into batches gives the same bits. For two classes given by one logit, see <see cref="Add(Tensor, Tensor)"/>.
/// A ratio whose denominator is 0 (the precision of a class that was never answered, the recall of one that never occurs) is 0.
/// Of all answers together precision, recall and F1 are the accuracy (the micro average).
/// </remarks>
public sealed class ConfusionMatrix
{
    private readonly long[,] _counts;

    /// <summary>An empty matrix.</summary>
    /// <param name="classes">The number of classes C, 1 or more.</param>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        (Classes, _counts) = (classes, new long[classes, classes]);
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>How many examples were added.</summary>
    public long Count { get; private set; }

    /// <summary>The share of right answers, from 0 to 1.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double Accuracy => Ratio(nameof(Accuracy), Each.Sum(c => _counts[c, c]), Count);

    /// <summary>The mean recall of the classes that occur, from 0 to 1: as if each had as many examples. Source: Brodersen and others 2010.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double BalancedAccuracy => Batch.Unless(Count == 0, nameof(BalancedAccuracy), Each.Where(c => Occurrences(c) > 0).Select(Recall).DefaultIfEmpty().Average());

    /// <summary>The mean precision of the classes that occur or were answered.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double MacroPrecision => Macro(nameof(MacroPrecision), Precision);

    /// <summary>The mean recall of the classes that occur or were answered; see <see cref="BalancedAccuracy"/> for those that occur alone.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double MacroRecall => Macro(nameof(MacroRecall), Recall);

    /// <summary>The mean F1 of the classes that occur or were answered.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double MacroF1 => Macro(nameof(MacroF1), F1);

    /// <summary>The mean F1 weighted by how often each class occurs.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double WeightedF1 => Batch.Unless(Count == 0, nameof(WeightedF1), Each.Sum(c => Occurrences(c) * F1(c)) / Math.Max(1, Count));

    /// <summary>How often a class was answered where another, or the same, was true.</summary>
    /// <param name="trueClass">The true class.</param>
    /// <param name="answer">The answer.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int trueClass, int answer] => (uint)trueClass < (uint)Classes && (uint)answer < (uint)Classes
        ? _counts[trueClass, answer]
        : throw new ArgumentOutOfRangeException(nameof(answer), $"ConfusionMatrix: there is no class {((uint)trueClass < (uint)Classes ? answer : trueClass)}. Choose one from 0 to {Classes - 1}.");

    private IEnumerable<int> Each => Enumerable.Range(0, Classes);

    /// <summary>Adds a batch: the answer is the class of the highest score, the first of equal ones.</summary>
    /// <param name="scores">Scores, [n, C].</param>
    /// <param name="classes">The true classes, [n].</param>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … C − 1; the message names its row and value.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public void Add(Tensor scores, Indices classes)
    {
        var rows = Batch.Rows(nameof(ConfusionMatrix), scores, classes);
        if (scores.Shape[1] != Classes)
        {
            throw new ShapeException($"ConfusionMatrix: scores {scores.Shape} are of {scores.Shape[1]} classes, the matrix has {Classes}. Give each class one score.");
        }

        foreach (var (row, trueClass) in rows)
        {
            Add(trueClass, Array.IndexOf(row, row.Max()));
        }
    }

    /// <summary>Adds a batch of yes and no: class 1 is answered where the logit is above 0, else class 0.</summary>
    /// <param name="logits">Scores before the sigmoid, any shape.</param>
    /// <param name="target">0 or 1, the same shape.</param>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither 0 nor 1; the message names its place and value.</exception>
    /// <exception cref="ShapeException">The shapes differ, or the matrix has not two classes.</exception>
    public void Add(Tensor logits, Tensor target)
    {
        var answers = Batch.Answers(nameof(ConfusionMatrix), logits, target);
        if (Classes != 2)
        {
            throw new ShapeException($"ConfusionMatrix: logits {logits.Shape} answer yes or no, the matrix has {Classes} classes. Make it of 2.");
        }

        foreach (var (logit, yes) in answers)
        {
            Add(yes ? 1 : 0, logit > 0 ? 1 : 0);
        }
    }

    internal void Add(int trueClass, int answer)
    {
        _counts[trueClass, answer]++;
        Count++;
    }

    internal long Occurrences(int c) => Each.Sum(answer => _counts[c, answer]);

    /// <summary>Of the answers of a class, the share that is right.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double Precision(int answer) => Ratio(nameof(Precision), this[answer, answer], Answers(answer));

    /// <summary>Of the examples of a class, the share that was found.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double Recall(int trueClass) => Ratio(nameof(Recall), this[trueClass, trueClass], Occurrences(trueClass));

    /// <summary>The harmonic mean of precision and recall, <c>2 TP / (2 TP + FP + FN)</c>. Source: van Rijsbergen 1979.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public double F1(int c) => Ratio(nameof(F1), 2 * this[c, c], Answers(c) + Occurrences(c));

    private double Macro(string metric, Func<int, double> ofClass) =>
        Batch.Unless(Count == 0, metric, Each.Where(c => Occurrences(c) + Answers(c) > 0).Select(ofClass).DefaultIfEmpty().Average());

    private long Answers(int c) => Each.Sum(trueClass => _counts[trueClass, c]);

    private double Ratio(string metric, long part, long whole) => Batch.Unless(Count == 0, metric, whole == 0 ? 0 : (double)part / whole);
}
