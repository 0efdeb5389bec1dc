using Descent.Numerics;

namespace Descent.Conformance;

/// <summary>PyTorch's losses in Descent's words.</summary>
internal static class Adapter
{
    private static readonly Dictionary<string, Func<Call, Tensor>> Losses = new()
    {
        ["l1_loss"] = call => Elements(call, Loss.AbsoluteError),
        ["mse_loss"] = call => Elements(call, Loss.SquaredError),
        ["smooth_l1_loss"] = call => Elements(call, (p, t) => Loss.SmoothL1(p, t, call.Number("beta"))),
        ["huber_loss"] = call => Elements(call, (p, t) => Loss.Huber(p, t, call.Number("delta"))),
        ["soft_margin_loss"] = call => Elements(call, Loss.SoftMargin),
        ["hinge_embedding_loss"] = call => Elements(call, (p, t) => Loss.HingeEmbedding(p, t, call.Number("margin"))),
        ["poisson_nll_loss"] = call => Elements(call, (p, t) => call.Flag("log_input")
            ? Loss.PoissonNegativeLogLikelihood(p, t, call.Flag("full"))
            : Loss.PoissonNegativeLogLikelihoodOfRate(p, t, call.Flag("full"), call.Number("eps"))),
        ["binary_cross_entropy"] = call => Elements(call, (p, t) => Weighted(call, Loss.BinaryCrossEntropyOfProbability(p, t))),
        ["binary_cross_entropy_with_logits"] = call => Elements(call, (p, t) => Weighted(call, Loss.BinaryCrossEntropy(p, t, call.Optional("pos_weight")))),
        ["kl_div"] = call => Elements(call, call.Flag("log_target") ? Loss.KullbackLeiblerTermsOfLogs : Loss.KullbackLeiblerTerms),
        ["gaussian_nll_loss"] = Gaussian,
        ["margin_ranking_loss"] = call => call.Reduce(Loss.MarginRanking(call.Tensor("input1"), call.Tensor("input2"), call.Tensor("target"), call.Number("margin")), losses => losses.MeanOverExamples()),
        ["cosine_embedding_loss"] = call => call.Reduce(Loss.CosineEmbedding(Rows(call.Tensor("input1")), Rows(call.Tensor("input2")), Rank1(call.Tensor("target")), call.Number("margin")), losses => losses.MeanOverExamples()),
        ["triplet_margin_loss"] = call => call.Reduce(
            Loss.TripletMargin(Rows(call.Tensor("anchor")), Rows(call.Tensor("positive")), Rows(call.Tensor("negative")), call.Number("margin"), (int)call.Number("p"), call.Flag("swap"), call.Number("eps")),
            losses => losses.MeanOverExamples()),
        ["multi_margin_loss"] = call => call.Reduce(
            Loss.MultiMargin(Rows(call.Tensor("input")), Labels(call, 1), call.Whole("p"), call.Number("margin"), call.Optional("weight")),
            losses => losses.MeanOverExamples()),
        ["multilabel_margin_loss"] = call => call.Reduce(Loss.MultiLabelMargin(Rows(call.Tensor("input")), Labels(call, 2)), losses => losses.MeanOverExamples()),
        ["multilabel_soft_margin_loss"] = call => call.Reduce(Loss.MultiLabelSoftMargin(call.Tensor("input"), call.Tensor("target"), call.Optional("weight")), losses => losses.MeanOverExamples()),
        ["nll_loss"] = call => call.Reduce(Loss.NegativeLogLikelihood(call.Tensor("input"), call.Indices("target"), call.Optional("weight"), call.Whole("ignore_index")), losses => losses.Mean()),
        ["cross_entropy"] = CrossEntropy,
        ["ctc_loss"] = Ctc,
    };

    /// <summary>The value of a case, in the precision of its call.</summary>
    public static Tensor Evaluate(string loss, Call call) => Losses.TryGetValue(loss, out var function)
        ? function(call)
        : throw new NotSupportedException($"no loss is called '{loss}' here");

    private static Tensor Elements(Call call, Func<Tensor, Tensor, LossValues> loss) =>
        call.Reduce(loss(call.Tensor("input"), call.Tensor("target")), losses => losses.MeanOverExamples());

    private static LossValues Weighted(Call call, LossValues losses) => call.Optional("weight") is { } weight ? losses.Weighted(weight.BroadcastTo(losses.Values.Shape)) : losses;

    private static Tensor CrossEntropy(Call call)
    {
        var (logits, weight, smoothing) = (call.Tensor("input"), call.Optional("weight"), call.Number("label_smoothing"));
        if (!call.IsWhole("target"))
        {
            return call.Reduce(Loss.CrossEntropy(logits, call.Tensor("target"), weight, smoothing), losses => losses.MeanOverExamples());
        }

        var (classes, ignored) = (call.Indices("target"), call.Whole("ignore_index"));

        // PyTorch divides the smoothed losses too by the weights of the true classes alone.
        return call.Reduce(Loss.CrossEntropy(logits, classes, weight, smoothing, ignored), losses =>
            new LossValues(losses, Loss.CrossEntropy(logits.Detach(), classes, weight, ignored: ignored).Weights).Mean());
    }

    // Shapes are broadcast as PyTorch does: a variance may lack its last axis.
    private static Tensor Gaussian(Call call)
    {
        var (input, target, variance) = (call.Tensor("input"), call.Tensor("target"), call.Tensor("var"));
        if (variance.Shape.Rank + 1 == input.Shape.Rank && variance.Shape.Lengths.SequenceEqual(input.Shape.Lengths[..^1]))
        {
            variance = variance.Reshape(new([.. variance.Shape.Lengths, 1]));
        }

        return call.Reduce(
            Loss.GaussianNegativeLogLikelihood(input, target.BroadcastTo(input.Shape), variance.BroadcastTo(input.Shape), call.Flag("full"), call.Number("eps")),
            losses => losses.MeanOverExamples());
    }

    // PyTorch divides each loss by its labels, and its gradient is that by the scores before log-softmax: softmax minus the
    // occupation. Descent's is by the log-probabilities; adding the sum of the probabilities (a constant, 1 at each time) gives PyTorch's.
    private static Tensor Ctc(Call call)
    {
        var logs = call.Tensor("log_probs");
        var (lengths, counts) = (call.Lengths("input_lengths"), call.Lengths("target_lengths"));
        var loss = Loss.CtcOfLogProbability(logs, call.Indices("targets"), Indices.Of(lengths), Indices.Of(counts), call.Whole("blank"), call.Flag("zero_infinity")).Values;
        var probabilities = logs.Exp().SumTo(new(1, lengths.Length, 1)).Reshape(new(lengths.Length));
        var labels = Tensor.From(new(counts.Length), Array.ConvertAll(counts, count => Math.Max(1.0, count)), call.Type);
        return call.Reduce((loss + probabilities - probabilities.Detach()) / labels, losses => losses.MeanOverExamples());
    }

    // Examples without a batch are a batch of one.
    private static Tensor Rows(Tensor x) => x.Shape.Rank switch
    {
        0 => x.Reshape(new(1, 1)),
        1 => x.Reshape(new(1, x.Shape[0])),
        _ => x,
    };

    private static Tensor Rank1(Tensor x) => x.Shape.Rank == 0 ? x.Reshape(new(1)) : x;

    private static Indices Labels(Call call, int rank)
    {
        var labels = call.Indices("target");
        return labels.Shape.Rank >= rank ? labels : labels.Reshape(rank == 1 ? new Shape(1) : new Shape(1, labels.Shape.Count));
    }
}
