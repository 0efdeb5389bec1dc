using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Losses;

/// <summary>Losses that PyTorch has not, against their formulas in plain arithmetic.</summary>
public sealed class ValueTests
{
    private const double Close = 1e-14;
    private static readonly double[] Scores = [-2, -0.5, 0, 0.3, 1, 4];
    private static readonly double[] Logits = [1, 2, 0.5, -1, 0, 3];
    private static readonly Indices Classes = Indices.Of(1, 0);

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    public void Losses_of_signs(double t)
    {
        AssertClose(Of(p => Math.Pow(Math.Max(0, 1 - t * p), 2)), Values(Loss.SquaredHinge(Row(Scores), Row(t))), Close);
        AssertClose(Of(p => Math.Max(0, -t * p)), Values(Loss.Perceptron(Row(Scores), Row(t))), Close);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(-3.0)]
    public void Losses_of_errors(double t)
    {
        AssertClose(Of(p => t > p ? 0.9 * (t - p) : 0.1 * (p - t)), Values(Loss.Quantile(Row(Scores), Row(t), 0.9)), Close);
        AssertClose(Of(p => Math.Max(0, Math.Abs(p - t) - 0.5)), Values(Loss.EpsilonInsensitive(Row(Scores), Row(t), 0.5)), Close);
        AssertClose(Of(p => Math.Pow(Math.Max(0, Math.Abs(p - t) - 0.5), 2)), Values(Loss.SquaredEpsilonInsensitive(Row(Scores), Row(t), 0.5)), Close);
        AssertClose(Of(p => Math.Log(Math.Cosh(p - t))), Values(Loss.LogCosh(Row(Scores), Row(t))), Close);
    }

    [Fact]
    public void Log_cosh_keeps_its_digits_near_and_far()
    {
        var values = Loss.LogCosh(Tensor.From(new(2), [1e-8, 1000], ElementType.Float64), Tensor.From(new(2), [0, 0], ElementType.Float64)).Values.ToArray();
        Assert.Equal(5e-17, values[0], 5e-31);
        Assert.Equal(1000 - Math.Log(2), values[1], 1e-12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(2.5)]
    public void Losses_of_amounts(double t)
    {
        AssertClose(
            Of(x => 2 * (Math.Pow(t, 0.5) / (-0.5 * 0.5) - t * Math.Pow(Math.Exp(x), -0.5) / -0.5 + Math.Pow(Math.Exp(x), 0.5) / 0.5)),
            Values(Loss.TweedieDeviance(Row(Scores), Row(t))), 1e-13);
        if (t > 0)
        {
            AssertClose(Of(x => 2 * (t / Math.Exp(x) - Math.Log(t / Math.Exp(x)) - 1)), Values(Loss.GammaDeviance(Row(Scores), Row(t))), 1e-13);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(0.3)]
    public void Focal_loss(double t)
    {
        double P(double x) => 1 / (1 + Math.Exp(-x));
        AssertClose(
            Of(x => -0.25 * t * Math.Pow(1 - P(x), 2) * Math.Log(P(x)) - 0.75 * (1 - t) * Math.Pow(P(x), 2) * Math.Log(1 - P(x))),
            Values(Loss.Focal(Row(Scores), Row(t))), Close);
        AssertClose(Values(Loss.BinaryCrossEntropy(Row(Scores), Row(t))), Values(Loss.Focal(Row(Scores), Row(t), 0, 0.5)).Select(loss => 2 * loss), Close);
    }

    [Fact]
    public void Losses_of_classes()
    {
        AssertClose(ByClass((p, _, k) => -Math.Pow(1 - p[k], 1.5) * Math.Log(p[k])), Values(Loss.CategoricalFocal(Rows, Classes, 1.5)), Close);
        AssertClose(ByClass((p, _, k) => (1 - Math.Pow(p[k], 0.7)) / 0.7), Values(Loss.GeneralizedCrossEntropy(Rows, Classes)), Close);
        AssertClose(ByClass((p, _, k) => 1 - p[k]), Values(Loss.GeneralizedCrossEntropy(Rows, Classes, 1)), Close);
        AssertClose(ByClass((p, _, k) => -Math.Log(p[k]) + 2 * (1 - p[k])), Values(Loss.PolyCrossEntropy(Rows, Classes, 2)), Close);
        AssertClose(ByClass((_, x, k) => Math.Max(0, 1 + x.Where((_, j) => j != k).Max() - x[k])), Values(Loss.CrammerSinger(Rows, Classes)), Close);
        AssertClose(ByClass((p, _, _) => 0).Select((_, i) => Math.Pow(Math.Log(Row(i).Sum(Math.Exp)), 2)), Values(Loss.ZLoss(Rows)), 1e-13);
    }

    [Fact]
    public void Sparsemax_is_exactly_0_for_hopeless_classes()
    {
        // [1, 2, 0.5]: only 1 and 2 are within 1 of each other; τ = (1 + 2 − 1) / 2 = 1, so p = [0, 1, 0].
        Assert.Equal([0, 1, 0], Tensor.From(new(1, 3), [1, 2, 0.5], ElementType.Float64).Sparsemax().ToArray());
        // [0.6, 0.4, −5]: τ = 0; p = [0.6, 0.4, 0]; loss of class 1: 0.6 · 0.2 − ½ · 0.52 + ½ = 0.36.
        var x = Tensor.From(new(1, 3), [0.6, 0.4, -5], ElementType.Float64);
        AssertClose([0.6, 0.4, 0], x.Sparsemax().ToArray(), 1e-15);
        Assert.Equal(0.36, Loss.Sparsemax(x, Indices.Of(1)).Values.ToScalar(), 1e-15);
    }

    [Fact]
    public void Overlaps()
    {
        double[] t = [1, 0, 0, 1, 1, 0];
        var p = Scores.Select(x => 1 / (1 + Math.Exp(-x))).ToArray();
        var (both, falseYes, falseNo) = (p.Zip(t, (a, b) => a * b).Sum(), p.Zip(t, (a, b) => a * (1 - b)).Sum(), p.Zip(t, (a, b) => (1 - a) * b).Sum());
        var (x, target) = (Row(Scores).Reshape(new(1, 6)), Row(t).Reshape(new(1, 6)));
        Assert.Equal(1 - (2 * both + 1) / (p.Sum() + t.Sum() + 1), Loss.Dice(x, target).Values.ToScalar(), Close);
        Assert.Equal(1 - (both + 1) / (both + 0.3 * falseYes + 0.7 * falseNo + 1), Loss.Tversky(x, target, 0.3, 0.7).Values.ToScalar(), Close);
    }

    [Fact]
    public void Ranking_takes_shares_of_relevance_and_leaves_out_lists_without_any()
    {
        var loss = Loss.RankingSoftmax(Rows, Tensor.From(new(2, 3), [3, 1, 0, 0, 0, 0], ElementType.Float64));
        var p = Softmax(Row(0));
        AssertClose([-0.75 * Math.Log(p[0]) - 0.25 * Math.Log(p[1]), 0], Values(loss), Close);
        Assert.Equal([1, 0], loss.Weights.ToArray());
    }

    [Fact]
    public void Contrast()
    {
        double[][] a = [[1, 0], [3, 4]];
        double[][] b = [[2, 0], [0, -1]];
        double Cos(double[] x, double[] y) => (x[0] * y[0] + x[1] * y[1]) / Math.Sqrt((x[0] * x[0] + x[1] * x[1]) * (y[0] * y[0] + y[1] * y[1]));
        var (first, second) = (Tensor.From(new(2, 2), [1, 0, 3, 4], ElementType.Float64), Tensor.From(new(2, 2), [2, 0, 0, -1], ElementType.Float64));
        AssertClose(
            a.Select((x, i) => -Math.Log(Math.Exp(Cos(x, b[i]) / 0.1) / b.Sum(y => Math.Exp(Cos(x, y) / 0.1)))),
            Values(Loss.InfoNce(first, second)), 1e-10); // 10⁻¹² in each squared norm
        double[][] all = [.. a, .. b];
        double One(int i, int other) => -Math.Log(Math.Exp(Cos(all[i], all[other]) / 0.5) / Enumerable.Range(0, 4).Where(j => j != i).Sum(j => Math.Exp(Cos(all[i], all[j]) / 0.5)));
        AssertClose([(One(0, 2) + One(2, 0)) / 2, (One(1, 3) + One(3, 1)) / 2], Values(Loss.NtXent(first, second)), 1e-10);
    }

    [Fact]
    public void Scale_applies_as_the_formula_says()
    {
        var (p, t) = (Row(Scores), Row(-1, 0.5, 2, 0, 1.5, 3));
        foreach (var scale in new[] { 1e-3, 7, 1e6 })
        {
            AssertClose(Values(Loss.AbsoluteError(p, t)).Select(loss => scale * loss), Values(Loss.AbsoluteError(p * scale, t * scale)), 1e-12);
            AssertClose(Values(Loss.Quantile(p, t, 0.3)).Select(loss => scale * loss), Values(Loss.Quantile(p * scale, t * scale, 0.3)), 1e-12);
            AssertClose(Values(Loss.SquaredError(p, t)).Select(loss => scale * scale * loss), Values(Loss.SquaredError(p * scale, t * scale)), 1e-12);
            AssertClose(Values(Loss.Huber(p, t, 0.5)).Select(loss => scale * scale * loss), Values(Loss.Huber(p * scale, t * scale, 0.5 * scale)), 1e-12);
            AssertClose(Values(Loss.GammaDeviance(p, t.Square() + 1)), Values(Loss.GammaDeviance(p + Math.Log(scale), (t.Square() + 1) * scale)), 1e-12);
        }

        var (a, b) = (Rows, Rows.Square() - 1);
        AssertClose(Values(Loss.CosineEmbedding(a, b, Tensor.From(new(2), [1, -1], ElementType.Float64))), Values(Loss.CosineEmbedding(a * 100, b * 0.1, Tensor.From(new(2), [1, -1], ElementType.Float64))), 1e-9);
        AssertClose(Values(Loss.InfoNce(a, b)), Values(Loss.InfoNce(a * 100, b * 0.1)), 1e-9);
    }

    [Fact]
    public void Class_numbers_may_be_of_any_whole_type_and_must_fit()
    {
        long[] numbers = [1, 0];
        Assert.Equal(Values(Loss.CrossEntropy(Rows, Classes)), Values(Loss.CrossEntropy(Rows, Indices.From<long>(new(2), numbers))));
        Assert.Equal([1, 0], Indices.From<byte>(new(2), [1, 0]).Values.ToArray());
        long[] tooLarge = [1L << 40];
        Assert.Throws<OverflowException>(() => Indices.From<long>(new(1), tooLarge));
    }

    [Fact]
    public void A_soft_cap_changes_little_near_0_and_holds_far_away()
    {
        var capped = Tensor.From(new(3), [0.01, 5, -1e6], ElementType.Float64).SoftCap(30).ToArray();
        AssertClose([30 * Math.Tanh(0.01 / 30), 30 * Math.Tanh(5 / 30.0), -30], capped, Close);
    }

    [Fact]
    public void Options_out_of_range_are_refused_with_value_and_advice()
    {
        Assert.StartsWith("Quantile: level is 1, not between 0 and 1. Choose one between, without the ends.", Assert.Throws<ArgumentOutOfRangeException>(() => Loss.Quantile(Row(Scores), Row(0.0), 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("TweedieDeviance: power is 2, not between 1 and 2.", Assert.Throws<ArgumentOutOfRangeException>(() => Loss.TweedieDeviance(Row(Scores), Row(0.0), 2)).Message, StringComparison.Ordinal);
        Assert.StartsWith("CrossEntropy: labelSmoothing is 1.5, outside 0 … 1. Give a share.", Assert.Throws<ArgumentOutOfRangeException>(() => Loss.CrossEntropy(Rows, Classes, labelSmoothing: 1.5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_without_the_axis_that_is_needed_are_refused()
    {
        string Refused(Func<LossValues> loss) => Assert.Throws<ShapeException>(() => loss()).Message;
        var number = Tensor.Full(new(), 1, ElementType.Float64);
        Assert.Equal("CrossEntropy: logits [] has no axis of classes. Pass [n, C], or [n, C, d…] for choices at several places.", Refused(() => Loss.CrossEntropy(number, Classes)));
        Assert.Equal("CrossEntropy: class weights [2] are not [3]. Give each class one weight.", Refused(() => Loss.CrossEntropy(Rows, Classes, Tensor.From(new(2), [1, 2], ElementType.Float64))));
        Assert.Equal("CrossEntropy: scores [2, 3] and classes [1] do not fit. Give scores [n, C, …] classes [n, …]: here [2].", Refused(() => Loss.CrossEntropy(Rows, Indices.Of(1))));
        Assert.Equal("KullbackLeibler: prediction [] has no axis of classes. Pass […, C].", Refused(() => Loss.KullbackLeibler(number, number)));
        Assert.Equal("ZLoss: the shape [] is not [n, C]. Reshape it first.", Refused(() => Loss.ZLoss(number)));
        Assert.Equal("CosineEmbedding: prediction [2, 3] and target [] are not [n, d] and [n]. Give each row one target.", Refused(() => Loss.CosineEmbedding(Rows, Rows, number)));
        Assert.Equal("Tversky: the shape [] has no axis of examples. Pass [n, …].", Refused(() => Loss.Tversky(number, number)));
    }

    // Start, prior and floor by hand, where a mistake would hide in the data of the laws.
    [Fact]
    public void Yardsticks_by_hand()
    {
        static double[] Of(LossFunction loss, Operand target, int outputs = 1) => loss.Yardstick(target, outputs) is var (start, prior, floor) ? [start, prior, floor] : [];
        static Tensor Column(params double[] values) => Tensor.From(new(values.Length, 1), values, ElementType.Float64);
        AssertClose([17.0 / 5, 13.0 / 5, 0], Of(new AbsoluteError(), Column(9, 1, 2, 0, 5)), Close); // the median is 2
        AssertClose([26.0 / 4, 24.0 / 4, 0], Of(new AbsoluteError(), Column(20, 1, 5, 0)), Close);
        AssertClose([0, 0.3, 0], Of(new GeneralizedCrossEntropy(1), Indices.Of(0, 1, 1, 1, 2, 1, 1, 1, 0, 1), 3)[1..].Prepend(0), Close);
        var labels = Tensor.From(new(4, 2), [1, 0, 1, 0, 1, 1, 0.5, 0], ElementType.Float64);
        double Entropy(double p) => p is 0 or 1 ? 0 : -p * Math.Log(p) - (1 - p) * Math.Log(1 - p);
        AssertClose(
            [Math.Log(2) * 2, (3 * Entropy(3.5 / 4) + Entropy(0.25)) / 2, 3 * Math.Log(2) / 8],
            Of(new MultiLabelSoftMargin(Tensor.From(new(2), [3, 1], ElementType.Float64)), labels, 2),
            Close);
        var relevant = Tensor.From(new(3, 3), [2, 1, 1, 0, 0, 0, 1, 0, 3], ElementType.Float64);
        AssertClose(
            [Math.Log(3), -(0.375 * Math.Log(0.375) + 0.125 * Math.Log(0.125) + 0.5 * Math.Log(0.5)), (1.5 * Math.Log(2) + Entropy(0.25)) / 2],
            Of(new RankingSoftmax(), relevant, 3),
            Close);
        AssertClose([0, 0, 0], Of(new RankingSoftmax(), Tensor.Full(new(2, 3), 0, ElementType.Float64), 3), 0);
    }

    [Fact]
    public void Vectors_of_zeros_have_a_finite_likeness()
    {
        var zeros = Tensor.Full(new(2, 3), 0, ElementType.Float64);
        Assert.Equal([1, 1], Loss.CosineEmbedding(zeros, zeros, Tensor.From(new(2), [1, 1], ElementType.Float64)).Values.ToArray());
        AssertClose([Math.Log(2), Math.Log(2)], Values(Loss.InfoNce(zeros, zeros)), Close);
    }

    [Fact]
    public void A_triplet_by_each_power_and_with_the_nearer_of_both()
    {
        static Tensor Row(double x, double y) => Tensor.From(new(1, 2), [x, y], ElementType.Float64);
        var (anchor, positive, negative) = (Row(0, 0), Row(3, 4), Row(1, 1));
        double Loss1(int power, bool swap) => Loss.TripletMargin(anchor, positive, negative, 1, power, swap, epsilon: 0).Values.ToArray()[0];
        Assert.Equal(5 - Math.Sqrt(2) + 1, Loss1(2, false), Close);
        Assert.Equal(7 - 2 + 1.0, Loss1(1, false), Close);
        (positive, negative) = (Row(0, 1), Row(0.5, 1.2)); // nearer to the positive one than to the anchor
        Assert.Equal(1 - 1.3 + 1, Loss1(2, false), Close);
        Assert.Equal(1 - Math.Sqrt(0.29) + 1, Loss1(2, true), Close);
    }

    private static Tensor Rows => Tensor.From(new(2, 3), Logits, ElementType.Float64);

    private static double[] Row(int i) => Logits[(3 * i)..(3 * i + 3)];

    private static Tensor Row(params double[] values) => Tensor.From(new(Scores.Length), values.Length == 1 ? [.. Scores.Select(_ => values[0])] : values, ElementType.Float64);

    private static double[] Softmax(double[] x) => [.. x.Select(value => Math.Exp(value) / x.Sum(Math.Exp))];

    private static IEnumerable<double> Of(Func<double, double> loss) => Scores.Select(loss);

    private static IEnumerable<double> ByClass(Func<double[], double[], int, double> loss) => Enumerable.Range(0, 2).Select(i => loss(Softmax(Row(i)), Row(i), Classes.Values[i]));

    private static double[] Values(LossValues loss) => loss.Values.ToArray();

    private static void AssertClose(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance * Math.Max(1, Math.Abs(pair.First))));
}
