using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes around the loss and its targets, L1 to L8.</summary>
internal static class LossMistakes
{
    /// <summary>A head that starts with large weights.</summary>
    public static Mistake SureHead(int severity, double deviation) =>
        new("L1", severity, $"head {deviation}", recipe => recipe with { Start = (layer, count) => layer == count - 1 ? Initializer.Normal(deviation) : null }, Repairs.DefaultStart);

    /// <summary>A head whose biases favour the first answer, as values left from another data set do.</summary>
    public static Mistake SureBias(int severity, double bias) =>
        new("L1", severity, $"bias {bias}", recipe => recipe with { StartOfBias = (isHead, unit, _) => !isHead ? 0 : unit % 2 == 0 ? bias : -bias }, Repairs.DefaultStart);

    public static Mistake SoftmaxLayer(int severity) =>
        new("L2", severity, "softmax layer", recipe => recipe with { Tail = () => new Function(scores => scores.LogSoftmax().Exp()) }, Repairs.RemoveSoftmax);

    public static Mistake SigmoidLayer(int severity) =>
        new("L2", severity, "sigmoid layer", recipe => recipe with { Tail = () => new Sigmoid() }, Repairs.RemoveSoftmax);

    /// <summary>Probabilities made in the loss, before the loss that makes them.</summary>
    public static Mistake SoftmaxInLoss(int severity) =>
        new("L2", severity, "softmax in the loss", recipe => recipe with { Loss = new After(recipe.Loss, scores => scores.LogSoftmax().Exp()) }, Repairs.RemoveSoftmax);

    public static Mistake OtherLoss(int severity, LossFunction loss, ClassForm form = ClassForm.Class) =>
        new("L3", severity, $"{loss.Name} of {form}", recipe => recipe with { Loss = loss, ClassForm = form, IsOtherLoss = true }, Repairs.FittingLoss);

    public static Mistake OutputActivation(int severity, Func<Layer> tail) =>
        new("L4", severity, $"{tail().GetType().Name} output", recipe => recipe with { Tail = tail }, Repairs.LinearOutput);

    public static Mistake Textbook(int severity) => new(
        "L5",
        severity,
        "textbook formula",
        recipe => recipe with { Loss = recipe.Loss is BinaryCrossEntropy ? new TextbookBinaryCrossEntropy() : new TextbookCrossEntropy() },
        Repairs.StableLoss);

    public static Mistake Sum(int severity, int batch) =>
        new("L6", severity, $"sum of {batch}", recipe => recipe with { Reduce = losses => losses.Sum() }, Repairs.MeanLoss, recipe => recipe with { Batch = batch });

    public static Mistake RawTargets(int severity, double factor, double offset) =>
        new("L7", severity, $"targets {factor} y + {offset}", recipe => recipe with { StandardisesTargets = false }, Repairs.StandardiseTargets, recipe => recipe with { TargetUnits = (factor, offset) });

    public static Mistake Decay(int severity, double decay) => new("L8", severity, $"decay {decay}", recipe => recipe with { Decay = decay });

    public static Mistake Penalty(int severity, double strength) => new("L8", severity, $"penalty {strength}", recipe => recipe with { Penalty = strength });
}
