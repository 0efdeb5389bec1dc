using Descent.Numerics;

namespace Descent;

/// <summary>What the metrics demand of a batch, and the reading of its rows.</summary>
internal static class Batch
{
    /// <summary>Scores [n, C] row by row, with the true class of each.</summary>
    public static IEnumerable<(double[] Scores, int Class)> Rows(string metric, Tensor scores, Indices classes)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(classes);
        if (scores.Shape.Rank != 2 || classes.Shape != new Shape(scores.Shape[0]))
        {
            throw new ShapeException($"{metric}: scores {scores.Shape} and classes {classes.Shape} are not [n, C] and [n]. Give each row of scores one class.");
        }

        classes.Check(metric, scores.Shape[1]);
        var values = scores.ToArray();
        DemandNumbers(metric, "score", values);
        return values.Chunk(Math.Max(1, scores.Shape[1])).Zip(classes.Values.ToArray());
    }

    /// <summary>Pairs of two tensors of one shape.</summary>
    public static IEnumerable<(double First, double Second)> Pairs(string metric, Tensor prediction, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        if (prediction.Shape != target.Shape)
        {
            throw new ShapeException($"{metric}: prediction {prediction.Shape} and target {target.Shape} differ. Reshape one to the other's shape.");
        }

        var (predictions, targets) = (prediction.ToArray(), target.ToArray());
        DemandNumbers(metric, "prediction", predictions);
        DemandNumbers(metric, "target", targets);
        return predictions.Zip(targets);
    }

    /// <summary>Pairs of a score and an answer of 0 or 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither; the message names its row and value.</exception>
    public static IEnumerable<(double Score, bool Yes)> Answers(string metric, Tensor scores, Tensor target)
    {
        var pairs = Pairs(metric, scores, target).ToArray();
        var bad = Array.FindIndex(pairs, pair => pair.Second is not (0 or 1));
        return bad < 0
            ? pairs.Select(pair => (pair.First, pair.Second == 1))
            : throw new ArgumentOutOfRangeException(nameof(target), FormattableString.Invariant($"{metric}: target {bad} is {pairs[bad].Second}, neither 0 nor 1. Code yes as 1 and no as 0."));
    }

    // NaN is neither above nor below anything: a broken model would look right, or wrong, by accident.
    private static void DemandNumbers(string metric, string name, double[] values)
    {
        var bad = Array.FindIndex(values, double.IsNaN);
        if (bad >= 0)
        {
            throw new ArgumentException($"{metric}: {name} {bad} is NaN. Mend the model or the data first.", name);
        }
    }

    /// <summary>A value that is there only when something was added.</summary>
    public static double Unless(bool isEmpty, string metric, double value) => isEmpty
        ? throw new InvalidOperationException($"{metric}: nothing was added. Add a batch first.")
        : value;
}
