using Descent.Numerics;

namespace Descent.Cli.Losses;

/// <summary>A loss and its slope as one number of the prediction moves and the target stays.</summary>
/// <param name="Across">What moves, in words.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Values">The loss, at places of equal distance.</param>
/// <param name="Slopes">Its slope there.</param>
internal sealed record LossCurve(string Across, double From, double To, double[] Values, double[] Slopes)
{
    private const int Places = 161;
    private const double Reach = 4;
    private const double Edge = 0.02; // a probability of exactly 0 or 1 would fill the picture with one point

    public static LossCurve Of(LossFunction loss)
    {
        var (from, to) = (Math.Max(-Reach, loss.Range.From), Math.Min(Reach, loss.Range.To));
        (from, to) = to == 1 ? (from + Edge, to - Edge) : (from, to);
        var xs = Enumerable.Range(0, Places).Select(i => from + (to - from) * i / (Places - 1)).ToArray();
        var x = new Parameter("x", Tensor.From(new(Places, 1), xs, ElementType.Float64));
        var (prediction, target, across) = Case(loss, x);
        var values = loss.Of(prediction, target).Values;
        return new(across, from, to, values.ToArray(), Gradient.Of(values.Sum(), x)[0].ToArray());
    }

    private static (Tensor Prediction, Operand Target, string Across) Case(LossFunction loss, Parameter x)
    {
        Tensor All(double value) => Tensor.Full(x.Shape, value, ElementType.Float64);
        switch (loss.Targets)
        {
            case TargetKind.Classes:
                return (Row(loss, x), Indices.Of(new int[Places]), "the score of the true class, of three; the others are 0");
            case TargetKind.Distributions:
                return (Row(loss, x), Tensor.From(new(1, 3), [0.7, 0.2, 0.1], ElementType.Float64).BroadcastTo(new(Places, 3)), "the score of the first class of three, target 0.7, 0.2, 0.1; the others are 0");
            case TargetKind.Signs:
                return (x, All(loss is HingeEmbedding ? -1 : 1), loss is HingeEmbedding ? "the distance of a pair that does not belong together" : "the score, target 1");
            case TargetKind.Probabilities:
                return (x, All(1), loss.Range.To == 1 ? "the probability, target 1" : "the score, target 1");
            case TargetKind.Positive or TargetKind.NonNegative:
                return (x, All(1), "the logarithm of the expected amount, target 1");
            default:
                return (x, All(0), "the prediction, target 0");
        }
    }

    // [x, 0, 0], as log-probabilities where the loss takes those: where a shift of all scores changes it, it does.
    private static Tensor Row(LossFunction loss, Parameter x)
    {
        var first = Tensor.From(new(1, 3), [1, 0, 0], ElementType.Float64);
        var scores = x.BroadcastTo(new(Places, 3)) * first;
        return loss is NegativeLogLikelihood or KullbackLeibler ? scores.LogSoftmax() : scores;
    }
}
