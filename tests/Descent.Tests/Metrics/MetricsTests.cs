using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Metrics;

/// <summary>The metrics, in random batches, against scikit-learn 1.2.1 (metrics.py beside this file made the numbers).</summary>
public sealed class MetricsTests
{
    private const int Examples = 40;
    private const double Exact = 1e-14;

    private static readonly Tensor Scores = Tensor.From(new(Examples, 3), [2.46, 0.4, 0.98, 2.94, 1.87, -0.98, 1.65, -0.15, -0.1, 0.41, 0.14, 2.15, 0.76, 0.12, 1.14, 0.33, 2.19, -0.21, 0.31, -0.15, -2.55, 1.35, 0.86, -0.74, 2.97, -1.45, 0.05, -0.19, 1.53, 2.17, 0.15, 1.08, -0.89, -1.98, 0.35, 0.16, 1.23, 1.2, 0.31, 0.4, -1.05, -1.42, -1.71, 2.65, -0.51, -0.44, -0.55, 0.78, -1.61, 0.49, -0.9, 0.39, 0.19, -1.18, -0.03, 1.13, 0.07, 0.3, -0.63, 0.34, -0.67, -0.36, -0.11, -1.73, 0.18, 0.3, -0.93, 0.46, -0.91, 0.05, 1.43, 0.13, 1.14, -1.23, 1.1, -0.68, -0.17, -0.58, -0.31, 0.76, -1.17, 0.9, 1.17, -1.54, 1.49, 2.6, 1.18, 0.52, -1.07, 1.05, -0.4, 1.22, 0.91, 0.98, 0.36, 1.41, 0.71, 1.79, 0.13, 0.4, 2.58, -1.35, -1.27, 1.67, -1.17, 2.64, -0.41, -0.75, 2.62, 1.48, 1.87, 1.61, -0.86, 1.91, -0.27, 0.8, 1.65, -0.16, 1.31, 0.92], ElementType.Float64);
    private static readonly Indices Classes = Indices.Of(0, 0, 0, 2, 2, 1, 1, 0, 0, 2, 1, 1, 2, 0, 1, 1, 1, 1, 1, 2, 2, 2, 0, 1, 2, 1, 1, 1, 1, 0, 2, 2, 0, 1, 1, 0, 0, 0, 2, 1);
    private static readonly Tensor Binary = Column(1.5, 1.7, 0.0, 1.5, 0.1, -0.2, 0.8, 0.4, -1.4, 0.3, -0.7, -0.7, -1.5, 2.2, 1.0, 0.0, 0.1, 0.3, 1.2, 0.1, -0.1, 1.7, 1.0, 1.6, -0.3, 1.8, 0.9, -0.1, -0.4, -0.5, -1.4, 1.1, -0.7, -1.8, 0.3, 0.7, -1.1, -2.9, -0.7, 0.7);
    private static readonly Tensor Answers = Column(1, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 1);
    private static readonly Tensor Prediction = Column(3.73, -0.25, 2.44, -0.01, 1.19, -1.33, -1.21, -3.13, -3.47, -1.23, -1.91, -0.5, -0.11, 0.56, -3.79, 1.68, -0.83, 2.71, -2.4, -3.35, 2.02, -1.46, -0.43, 1.06, -3.79, 0.65, -0.66, 1.01, 2.01, 1.15, 3.11, -0.84, -0.82, 2.23, -0.5, -0.83, -1.28, 5.0, -6.01, -1.75);
    private static readonly Tensor Target = Column(1.08, 0.87, 2.23, 1.12, 1.23, -0.03, -0.96, -3.78, -3.0, -1.63, -2.87, 0.04, -0.19, 2.39, -2.77, 1.6, -3.46, 2.35, -2.5, -4.65, 2.31, -0.01, -0.61, 0.89, -3.24, 2.75, -1.54, 0.58, 1.16, 1.31, 3.41, -0.6, -0.98, 1.37, 2.03, -1.67, -0.39, 5.77, -5.99, -3.33);

    [Fact]
    public void Confusion()
    {
        var matrix = new ConfusionMatrix(3);
        InBatches(new(Scores, Classes), 1, batch => matrix.Add((Tensor)batch.Inputs, (Indices)batch.Targets));
        Assert.Equal(40, matrix.Count);
        Assert.Equal(0.75, matrix.Accuracy);
        Assert.Equal(0.7391562685680334, matrix.BalancedAccuracy, Exact);
        Assert.Equal(0.7391562685680334, matrix.MacroF1, Exact);
        Assert.Equal(0.75, matrix.WeightedF1, Exact);
        Assert.Equal(0.7391562685680334, matrix.MacroPrecision, Exact);
        Assert.Equal(0.7391562685680334, matrix.MacroRecall, Exact);
        Assert.Equal([0.6666666666666666, 0.8235294117647058, 0.7272727272727273], Enumerable.Range(0, 3).Select(matrix.F1));
        Assert.Equal([0.6666666666666666, 0.8235294117647058, 0.7272727272727273], Enumerable.Range(0, 3).Select(matrix.Precision));
        Assert.Equal([0.6666666666666666, 0.8235294117647058, 0.7272727272727273], Enumerable.Range(0, 3).Select(matrix.Recall));
        Assert.Equal(40, Enumerable.Range(0, 9).Sum(i => matrix[i / 3, i % 3]));
    }

    [Fact]
    public void Confusion_of_yes_and_no()
    {
        var matrix = new ConfusionMatrix(2);
        InBatches(new(Binary, Answers), 2, batch => matrix.Add((Tensor)batch.Inputs, (Tensor)batch.Targets));
        Assert.Equal(0.7727272727272727, matrix.Precision(1));
        Assert.Equal(0.7391304347826086, matrix.Recall(1));
        Assert.Equal(0.7555555555555555, matrix.F1(1), Exact);
    }

    [Fact]
    public void Classes_that_never_occur_or_are_never_answered_are_0_and_do_not_count_in_the_balance()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add(Tensor.Of([[1, 0, 0], [1, 0, 0]]), Indices.Of(0, 1));
        Assert.Equal((0.5, 0, 0), (matrix.Precision(0), matrix.Precision(1), matrix.Precision(2)));
        Assert.Equal((1, 0, 0), (matrix.Recall(0), matrix.Recall(1), matrix.Recall(2)));
        Assert.Equal(0.5, matrix.BalancedAccuracy);
        Assert.Equal((2.0 / 3 + 0) / 2, matrix.MacroF1, Exact);
    }

    [Fact]
    public void Top_k_and_perplexity()
    {
        var (top, perplexity) = (new TopKAccuracy(2), new Perplexity());
        InBatches(new(Scores, Classes), 3, batch =>
        {
            top.Add((Tensor)batch.Inputs, (Indices)batch.Targets);
            perplexity.Add((Tensor)batch.Inputs, (Indices)batch.Targets);
        });
        Assert.Equal(0.925, top.Value);
        Assert.Equal(0.6429768888591914, perplexity.MeanLoss, Exact);
        Assert.Equal(Math.Exp(0.6429768888591914), perplexity.Value, Exact);
        Assert.Equal(0.6429768888591914 / Math.Log(2), perplexity.BitsPerSymbol, Exact);
        var tied = new TopKAccuracy(1);
        tied.Add(Tensor.Of([[1, 1], [1, 1]]), Indices.Of(0, 1));
        Assert.Equal(0.5, tied.Value); // the first of equal ones is the answer
    }

    [Fact]
    public void Ranking_with_ties()
    {
        var ranking = new RankingScores();
        InBatches(new(Binary, Answers), 4, batch => ranking.Add((Tensor)batch.Inputs, (Tensor)batch.Targets));
        Assert.Equal(0.8260869565217391, ranking.RocAuc, Exact);
        Assert.Equal(0.8789840645860971, ranking.AveragePrecision, Exact);
        var flat = new RankingScores();
        flat.Add(Column(3, 3, 3, 3), Column(1, 0, 0, 0));
        Assert.Equal((0.5, 0.25), (flat.RocAuc, flat.AveragePrecision));
    }

    [Fact]
    public void Regression()
    {
        var scores = new RegressionScores();
        InBatches(new(Prediction, Target), 5, batch => scores.Add((Tensor)batch.Inputs, (Tensor)batch.Targets));
        Assert.Equal(0.8006851491650131, scores.R2, Exact);
        Assert.Equal(0.80925, scores.MeanAbsoluteError, Exact);
        Assert.Equal(1.0849665893473401, scores.RootMeanSquaredError, Exact);
    }

    [Fact]
    public void A_large_offset_costs_R2_no_digits()
    {
        // Whole numbers, so that an offset of a billion is exact: Σ (t − mean)² by Σ t² − n mean² would lose all.
        var (near, far) = (new RegressionScores(), new RegressionScores());
        near.Add(Column(1, 2, 4), Column(1, 3, 5));
        far.Add(Column(1e9 + 1, 1e9 + 2, 1e9 + 4), Column(1e9 + 1, 1e9 + 3, 1e9 + 5));
        Assert.Equal(0.75, near.R2, Exact);
        Assert.Equal(0.75, far.R2, 1e-8);
    }

    [Fact]
    public void Calibration_by_hand()
    {
        // Confidence σ(2) = 0.8808 three times, right twice; σ(0.2) = 0.5498 once, wrong.
        var calibration = new Calibration();
        InBatches(new(Column(2, -2, 2, 0.2), Column(1, 0, 0, 0)), 6, batch => calibration.Add((Tensor)batch.Inputs, (Tensor)batch.Targets));
        var (sure, unsure) = (1 / (1 + Math.Exp(-2)), 1 / (1 + Math.Exp(-0.2)));
        Assert.Equal(0.75 * Math.Abs(2.0 / 3 - sure) + 0.25 * unsure, calibration.Error, Exact);
        Assert.Equal([(0.5, 1L, 0.0), (0.8, 3L, 2.0 / 3)], calibration.Table.Select(bin => (bin.From, bin.Count, bin.Accuracy)));
        Assert.Equal(sure, calibration.Table[1].Confidence, Exact);
        var classes = new Calibration();
        classes.Add(Tensor.From(new(4, 2), [0, 2, 2, 0, 0, 2, 0, 0.2], ElementType.Float64), Indices.Of(1, 0, 0, 0));
        Assert.Equal(calibration.Error, classes.Error, Exact);
    }

    // Counts and compensated sums do not know where one batch ends: the same bits, however the data are split.
    [Fact]
    public void Any_split_into_batches_gives_the_same_bits()
    {
        double[] All(ulong seed)
        {
            var (matrix, top, perplexity, ranking, scores, calibration) = (new ConfusionMatrix(3), new TopKAccuracy(2), new Perplexity(), new RankingScores(), new RegressionScores(), new Calibration());
            InBatches(new(Scores, Classes), seed, batch =>
            {
                matrix.Add((Tensor)batch.Inputs, (Indices)batch.Targets);
                top.Add((Tensor)batch.Inputs, (Indices)batch.Targets);
                perplexity.Add((Tensor)batch.Inputs, (Indices)batch.Targets);
                calibration.Add((Tensor)batch.Inputs, (Indices)batch.Targets);
            });
            InBatches(new(Binary, Answers), seed, batch => ranking.Add((Tensor)batch.Inputs, (Tensor)batch.Targets));
            InBatches(new(Prediction, Target), seed, batch => scores.Add((Tensor)batch.Inputs, (Tensor)batch.Targets));
            return [matrix.MacroF1, top.Value, perplexity.Value, ranking.RocAuc, ranking.AveragePrecision, scores.R2, scores.MeanAbsoluteError, scores.RootMeanSquaredError, calibration.Error];
        }

        Assert.All(Enumerable.Range(1, 20), seed => Assert.Equal(All(0), All((ulong)seed)));
    }

    [Fact]
    public void Nothing_added_is_said()
    {
        Assert.Equal("Accuracy: nothing was added. Add a batch first.", Refused(() => new ConfusionMatrix(2).Accuracy));
        Assert.Equal("TopKAccuracy: nothing was added. Add a batch first.", Refused(() => new TopKAccuracy(1).Value));
        Assert.Equal("Perplexity: nothing was added. Add a batch first.", Refused(() => new Perplexity().Value));
        Assert.Equal("RocAuc: nothing was added. Add a batch first.", Refused(() => new RankingScores().RocAuc));
        Assert.Equal("R2: nothing was added. Add a batch first.", Refused(() => new RegressionScores().R2));
        Assert.Equal("Calibration: nothing was added. Add a batch first.", Refused(() => new Calibration().Error));
    }

    [Fact]
    public void What_has_no_answer_is_said()
    {
        var (ranking, scores) = (new RankingScores(), new RegressionScores());
        ranking.Add(Column(1, 2), Column(0, 0));
        scores.Add(Column(1, 2), Column(3, 3));
        Assert.Equal("RocAuc: all 2 targets are 0, and an order needs both. Add examples of the other.", Refused(() => ranking.RocAuc));
        Assert.Equal("AveragePrecision: none of the 2 targets is 1. Add examples of yes.", Refused(() => ranking.AveragePrecision));
        Assert.Equal("R2: all 2 targets are equal, so there is no variance to explain. Use the root mean squared error.", Refused(() => scores.R2));
    }

    [Fact]
    public void Wrong_shapes_labels_and_codings_are_refused()
    {
        Assert.Equal("Perplexity: scores [40, 3] and classes [2] are not [n, C] and [n]. Give each row of scores one class.", Assert.Throws<ShapeException>(() => new Perplexity().Add(Scores, Indices.Of(0, 1))).Message);
        Assert.Equal("ConfusionMatrix: scores [40, 3] are of 3 classes, the matrix has 2. Give each class one score.", Assert.Throws<ShapeException>(() => new ConfusionMatrix(2).Add(Scores, Classes)).Message);
        Assert.Equal("RegressionScores: prediction [2] and target [3] differ. Reshape one to the other's shape.", Assert.Throws<ShapeException>(() => new RegressionScores().Add(Column(1, 2), Column(1, 2, 3))).Message);
        Assert.StartsWith("TopKAccuracy: index 1 is 3, outside 0 … 2.", Assert.Throws<ArgumentOutOfRangeException>(() => new TopKAccuracy(1).Add(Tensor.Full(new(2, 3), 0), Indices.Of(0, 3))).Message, StringComparison.Ordinal);
        Assert.StartsWith("RankingScores: target 1 is -1, neither 0 nor 1. Code yes as 1 and no as 0.", Assert.Throws<ArgumentOutOfRangeException>(() => new RankingScores().Add(Column(1, 2), Column(1, -1))).Message, StringComparison.Ordinal);
        Assert.StartsWith("ConfusionMatrix: there is no class 2. Choose one from 0 to 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2).Recall(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_is_refused_by_its_place_and_infinity_is_counted()
    {
        string Refused(Action add) => Assert.Throws<ArgumentException>(add).Message.Split(" (Parameter")[0];
        var broken = Tensor.From(new(2, 2), [1, 2, double.NaN, 0], ElementType.Float64);
        Assert.Equal("ConfusionMatrix: score 2 is NaN. Mend the model or the data first.", Refused(() => new ConfusionMatrix(2).Add(broken, Indices.Of(0, 1))));
        Assert.Equal("TopKAccuracy: score 2 is NaN. Mend the model or the data first.", Refused(() => new TopKAccuracy(1).Add(broken, Indices.Of(0, 1))));
        Assert.Equal("Perplexity: score 2 is NaN. Mend the model or the data first.", Refused(() => new Perplexity().Add(broken, Indices.Of(0, 1))));
        Assert.Equal("Calibration: prediction 0 is NaN. Mend the model or the data first.", Refused(() => new Calibration().Add(Column(double.NaN), Column(1))));
        Assert.Equal("RankingScores: prediction 0 is NaN. Mend the model or the data first.", Refused(() => new RankingScores().Add(Column(double.NaN, 2), Column(1, 0))));
        Assert.Equal("RegressionScores: target 1 is NaN. Mend the model or the data first.", Refused(() => new RegressionScores().Add(Column(1, 2), Column(1, double.NaN))));

        var perplexity = new Perplexity();
        perplexity.Add(Tensor.From(new(1, 2), [0, double.NegativeInfinity], ElementType.Float64), Indices.Of(1));
        Assert.Equal(double.PositiveInfinity, perplexity.Value);
        var scores = new RegressionScores();
        scores.Add(Column(double.PositiveInfinity, 1), Column(0, 1));
        Assert.Equal(double.PositiveInfinity, scores.MeanAbsoluteError);
    }

    [Fact]
    public void The_order_of_the_rows_changes_at_most_the_last_digits()
    {
        var data = new Dataset(Prediction, Target);
        var (scores, shuffled) = (new RegressionScores(), new RegressionScores());
        scores.Add(Prediction, Target);
        var other = data.Take(new RandomStream(3).Permutation(Examples));
        shuffled.Add((Tensor)other.Inputs, (Tensor)other.Targets);
        Assert.Equal(scores.R2, shuffled.R2, Exact);
        Assert.Equal(scores.MeanAbsoluteError, shuffled.MeanAbsoluteError, Exact);
    }

    private static Tensor Column(params double[] values) => Tensor.From(new(values.Length), values, ElementType.Float64);

    private static string Refused(Func<double> value) => Assert.Throws<InvalidOperationException>(() => value()).Message;

    // Seed 0 is one batch.
    private static void InBatches(Dataset data, ulong seed, Action<Dataset> add)
    {
        var random = new RandomStream(seed);
        for (var start = 0; start < data.Count;)
        {
            var count = seed == 0 ? data.Count : Math.Min(random.NextIndex(7), data.Count - start); // some are empty
            add(data.Take([.. Enumerable.Range(start, count)]));
            start += count;
        }
    }
}
