using Descent.Training;

namespace Descent.Diagnostics;

/// <summary>E11: what is had without training, on rows that were not used: accuracy of classes, R² of numbers. Immutable.</summary>
/// <param name="Prior">The commonest class, or 0 for the mean.</param>
/// <param name="Nearest">The nearest training row's target; NaN for symbols.</param>
/// <param name="Linear">Least squares, for classes one a class and the largest; NaN for symbols.</param>
/// <param name="AreClasses">Whether the numbers are accuracies.</param>
internal sealed record Baselines(double Prior, double Nearest, double Linear, bool AreClasses)
{
    private const int MostRows = 2000;
    private const int MostJudged = 300;

    /// <summary>Makes them from training rows, and judges by validation; null where targets are neither classes nor one number a row.</summary>
    public static Baselines? Of(Evidence run)
    {
        var (train, judged) = (run.Train.Some(MostRows), run.Validation!.Some(MostJudged));
        var (known, asked) = (run.ClassesOf(new(train)), run.ClassesOf(new(judged)));
        if (known is null && (train.Targets is not Tensor numbers || numbers.Shape.Count != train.Count))
        {
            return null;
        }

        var areClasses = known is not null && asked is not null;
        double[] y = areClasses ? Array.ConvertAll(known!, k => (double)k) : ((Tensor)train.Targets).ToArray();
        double[] actual = areClasses ? Array.ConvertAll(asked!, k => (double)k) : ((Tensor)judged.Targets).ToArray();
        var prior = areClasses ? y.GroupBy(k => k).MaxBy(group => group.Count())!.Key : y.Average();
        double Score(double[] answers) => areClasses
            ? answers.Zip(actual).Count(pair => pair.First.Equals(pair.Second)) / (double)actual.Length
            : 1 - answers.Zip(actual, (a, t) => (a - t) * (a - t)).Sum() / actual.Sum(t => (t - prior) * (t - prior));
        var constant = Score([.. actual.Select(_ => prior)]);
        return train.Inputs is Tensor { Shape.Rank: 2 } x
            ? new(constant, Score(ByNearest(x, y, (Tensor)judged.Inputs)), Score(ByLine(x, y, (Tensor)judged.Inputs, areClasses)), areClasses)
            : new(constant, double.NaN, double.NaN, areClasses);
    }

    private static double[] ByNearest(Tensor inputs, double[] targets, Tensor asked)
    {
        var width = inputs.Shape[1];
        var rows = inputs.ToArray().Chunk(width).ToArray();
        return [.. asked.ToArray().Chunk(width).Select(row => targets[rows.Index().MinBy(other => other.Item.Zip(row, (a, b) => (a - b) * (a - b)).Sum()).Index])];
    }

    private static double[] ByLine(Tensor inputs, double[] targets, Tensor asked, bool areClasses)
    {
        double[] Fitted(Func<double, double> target) => LinearLeastSquares.Fit(inputs, Tensor.From(new(targets.Length), Array.ConvertAll(targets, t => target(t)))).Predict(asked);
        if (!areClasses)
        {
            return Fitted(t => t);
        }

        var scores = Enumerable.Range(0, (int)targets.Max() + 1).Select(k => Fitted(t => t.Equals(k) ? 1 : 0)).ToArray();
        return [.. Enumerable.Range(0, scores[0].Length).Select(row => (double)scores.Index().MaxBy(score => score.Item[row]).Index)];
    }
}
