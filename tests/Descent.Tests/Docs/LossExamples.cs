namespace Descent.Tests.Docs;

/// <summary>One example a loss, as docs/losses shows it: the page holds the lines of the method and what it returned.</summary>
internal static class LossExamples
{
    public static LossValues AbsoluteError()
    {
        var prediction = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 1);
        return Loss.AbsoluteError(prediction, target);
    }

    public static LossValues BinaryCrossEntropy()
    {
        var logits = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 0);
        return Loss.BinaryCrossEntropy(logits, target);
    }

    public static LossValues BinaryCrossEntropyOfProbability()
    {
        var probability = Tensor.Of(0.9, 0.2, 0.6);
        var target = Tensor.Of(1, 0, 0);
        return Loss.BinaryCrossEntropyOfProbability(probability, target);
    }

    public static LossValues CategoricalFocal()
    {
        var logits = Tensor.Of([[2, 0, -1], [0, 1, 0]]);
        var classes = Indices.Of(0, 2);
        return Loss.CategoricalFocal(logits, classes);
    }

    public static LossValues CosineEmbedding()
    {
        var (first, second) = (Tensor.Of([[1, 0], [1, 1]]), Tensor.Of([[1, 1], [2, 2]]));
        var target = Tensor.Of(1, -1);
        return Loss.CosineEmbedding(first, second, target);
    }

    public static LossValues CrammerSinger()
    {
        var logits = Tensor.Of([[2, 0, -1], [0, 1, 0]]);
        var classes = Indices.Of(0, 2);
        return Loss.CrammerSinger(logits, classes);
    }

    public static LossValues CrossEntropy()
    {
        var logits = Tensor.Of([[2, 0, -1], [0, 1, 0]]);
        var classes = Indices.Of(0, 2);
        return Loss.CrossEntropy(logits, classes);
    }

    public static LossValues Ctc()
    {
        var logits = Tensor.Full(new(10, 1, 5), 0); // 10 times, 5 classes, 0 the blank
        var labels = Indices.From(new(1, 3), [1, 2, 3]);
        return Loss.Ctc(logits, labels, times: Indices.Of(10), counts: Indices.Of(3));
    }

    public static LossValues Dice()
    {
        var logits = Tensor.Of([[3, 2, -1, -4], [0, 0, 0, 0]]);
        var target = Tensor.Of([[1, 1, 0, 0], [1, 0, 0, 0]]);
        return Loss.Dice(logits, target);
    }

    public static LossValues EpsilonInsensitive()
    {
        var prediction = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 1);
        return Loss.EpsilonInsensitive(prediction, target);
    }

    public static LossValues Focal()
    {
        var logits = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 0);
        return Loss.Focal(logits, target);
    }

    public static LossValues GammaDeviance()
    {
        var logMean = Tensor.Of(0, 1, 0.5);
        var amount = Tensor.Of(1, 4, 0.5);
        return Loss.GammaDeviance(logMean, amount);
    }

    public static LossValues GaussianNegativeLogLikelihood()
    {
        var (mean, variance) = (Tensor.Of(0.5, -1, 2), Tensor.Of(1, 1, 0.1));
        var target = Tensor.Of(1, 0, 1);
        return Loss.GaussianNegativeLogLikelihood(mean, target, variance);
    }

    public static LossValues GeneralizedCrossEntropy()
    {
        var logits = Tensor.Of([[2, 0, -1], [0, 1, 0]]);
        var classes = Indices.Of(0, 2);
        return Loss.GeneralizedCrossEntropy(logits, classes);
    }

    public static LossValues Hinge()
    {
        var scores = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 1, -1);
        return Loss.Hinge(scores, target);
    }

    public static LossValues HingeEmbedding()
    {
        var distance = Tensor.Of(0.2, 0.4, 3);
        var target = Tensor.Of(1, -1, -1);
        return Loss.HingeEmbedding(distance, target);
    }

    public static LossValues Huber()
    {
        var prediction = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 1);
        return Loss.Huber(prediction, target);
    }

    public static LossValues InfoNce()
    {
        var anchor = Tensor.Of([[1, 0], [0, 1]]);
        var positive = Tensor.Of([[1, 0.5], [0.5, 0]]);
        return Loss.InfoNce(anchor, positive);
    }

    public static LossValues KullbackLeibler()
    {
        var logProbability = Tensor.Of([[2, 0, -1], [0, 0, 0]]).LogSoftmax();
        var distribution = Tensor.Of([[0.7, 0.2, 0.1], [1, 0, 0]]);
        return Loss.KullbackLeibler(logProbability, distribution);
    }

    public static LossValues LinearCrossEntropy()
    {
        var hidden = Tensor.Of([[1, 0], [0, 1]]);
        var weight = Tensor.Of([[2, 0], [0, 1], [-1, 0]]); // three classes
        return Loss.LinearCrossEntropy(hidden, weight, classes: Indices.Of(0, 2));
    }

    public static LossValues LogCosh()
    {
        var prediction = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 1);
        return Loss.LogCosh(prediction, target);
    }

    public static LossValues MarginRanking()
    {
        var (first, second) = (Tensor.Of(2, 0.5, 1), Tensor.Of(1, 1, 1));
        var target = Tensor.Of(1, 1, -1);
        return Loss.MarginRanking(first, second, target, margin: 0.5);
    }

    public static LossValues MultiLabelMargin()
    {
        var scores = Tensor.Of([[2, 0, -1], [0, 1, 0]]);
        var labels = Indices.From(new(2, 2), [0, 1, 1, -1]); // classes 0 and 1; class 1
        return Loss.MultiLabelMargin(scores, labels);
    }

    public static LossValues MultiLabelSoftMargin()
    {
        var logits = Tensor.Of([[3, 2, -1, -4], [0, 0, 0, 0]]);
        var target = Tensor.Of([[1, 1, 0, 0], [1, 0, 0, 0]]);
        return Loss.MultiLabelSoftMargin(logits, target);
    }

    public static LossValues MultiMargin()
    {
        var logits = Tensor.Of([[2, 0, -1], [0, 1, 0]]);
        var classes = Indices.Of(0, 2);
        return Loss.MultiMargin(logits, classes);
    }

    public static LossValues NegativeLogLikelihood()
    {
        var logProbability = Tensor.Of([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]]).Log();
        var classes = Indices.Of(0, 2);
        return Loss.NegativeLogLikelihood(logProbability, classes);
    }

    public static LossValues NtXent()
    {
        var first = Tensor.Of([[1, 0], [0, 1]]);
        var second = Tensor.Of([[1, 0.5], [0.5, 0]]);
        return Loss.NtXent(first, second);
    }

    public static LossValues Perceptron()
    {
        var scores = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 1, -1);
        return Loss.Perceptron(scores, target);
    }

    public static LossValues PoissonNegativeLogLikelihood()
    {
        var logRate = Tensor.Of(0, 1, 0.5);
        var count = Tensor.Of(1, 4, 0);
        return Loss.PoissonNegativeLogLikelihood(logRate, count);
    }

    public static LossValues PolyCrossEntropy()
    {
        var logits = Tensor.Of([[2, 0, -1], [0, 1, 0]]);
        var classes = Indices.Of(0, 2);
        return Loss.PolyCrossEntropy(logits, classes);
    }

    public static LossValues Quantile()
    {
        var prediction = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 1);
        return Loss.Quantile(prediction, target, level: 0.9);
    }

    public static LossValues RankingSoftmax()
    {
        var logits = Tensor.Of([[2, 0, -1], [0, 1, 0]]);
        var relevance = Tensor.Of([[3, 1, 0], [0, 0, 1]]);
        return Loss.RankingSoftmax(logits, relevance);
    }

    public static LossValues SmoothL1()
    {
        var prediction = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 1);
        return Loss.SmoothL1(prediction, target);
    }

    public static LossValues SoftMargin()
    {
        var scores = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 1, -1);
        return Loss.SoftMargin(scores, target);
    }

    public static LossValues Sparsemax()
    {
        var logits = Tensor.Of([[2, 0, -1], [0, 1, 0]]);
        var classes = Indices.Of(0, 2);
        return Loss.Sparsemax(logits, classes);
    }

    public static LossValues SquaredEpsilonInsensitive()
    {
        var prediction = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 1);
        return Loss.SquaredEpsilonInsensitive(prediction, target);
    }

    public static LossValues SquaredError()
    {
        var prediction = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 0, 1);
        return Loss.SquaredError(prediction, target);
    }

    public static LossValues SquaredHinge()
    {
        var scores = Tensor.Of(0.5, -1, 2);
        var target = Tensor.Of(1, 1, -1);
        return Loss.SquaredHinge(scores, target);
    }

    public static LossValues TripletMargin()
    {
        var anchor = Tensor.Of([[0, 0], [1, 1]]);
        var (positive, negative) = (Tensor.Of([[1, 0], [1, 1]]), Tensor.Of([[0, 1.5], [4, 5]]));
        return Loss.TripletMargin(anchor, positive, negative);
    }

    public static LossValues Tversky()
    {
        var logits = Tensor.Of([[3, 2, -1, -4], [0, 0, 0, 0]]);
        var target = Tensor.Of([[1, 1, 0, 0], [1, 0, 0, 0]]);
        return Loss.Tversky(logits, target);
    }

    public static LossValues TweedieDeviance()
    {
        var logMean = Tensor.Of(0, 1, 0.5);
        var amount = Tensor.Of(1, 4, 0);
        return Loss.TweedieDeviance(logMean, amount, power: 1.5);
    }

    public static LossValues ZLoss()
    {
        var logits = Tensor.Of([[0, 0, 0], [5, 5, 5]]);
        return Loss.ZLoss(logits);
    }
}
