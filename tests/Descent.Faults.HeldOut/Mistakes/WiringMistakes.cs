using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes between the last layer, the loss and the objective, L1 to L6, O4 and O10.</summary>
internal static class WiringMistakes
{
    /// <summary>A head whose weights were multiplied, as by a temperature that is for use alone.</summary>
    public static Mistake HeadTimes(int severity, double times) => StartMistakes.Altered("L1", severity, $"head × {times}", (number, count, values, _) =>
    {
        for (var i = 0; number == count - 1 && i < values.Length; i++)
        {
            values[i] *= times;
        }
    });

    /// <summary>Biases of the head that grow with the number of the class, as of a list that was sorted by them.</summary>
    public static Mistake RisingBias(int severity, double step) =>
        new("L1", severity, $"head's biases in steps of {step}", recipe => recipe with { StartOfBias = (isHead, unit, _) => isHead ? step * unit : 0 }, Repairs.DefaultStart);

    /// <summary>Chances by sparsemax, before the loss that makes chances.</summary>
    public static Mistake SparsemaxLayer(int severity) => AnswersOf(severity, "sparsemax layer", scores => scores.Sparsemax());

    /// <summary>A logistic function by tanh, before the loss that takes one itself.</summary>
    public static Mistake ChanceByTanh(int severity) => AnswersOf(severity, "chance by tanh", scores => (scores * 0.5).Tanh() * 0.5 + 0.5);

    /// <summary>Softmax of scores divided by a temperature, before the loss that makes chances.</summary>
    public static Mistake SoftmaxAt(int severity, double temperature) => AnswersOf(severity, $"softmax at {temperature}", scores => (scores * (1 / temperature)).LogSoftmax().Exp());

    /// <summary>A function of one's own after the last layer, whose values have bounds.</summary>
    public static Mistake Bent(int severity, string label, Func<Tensor, Tensor> function) =>
        new("L4", severity, $"{label} output", recipe => recipe with { Tail = () => new Function(function) }, Repairs.LinearOutput);

    /// <summary>The deviance of counts with its y ln y, which is not a number at 0.</summary>
    public static Mistake DevianceByHand(int severity) => new("L5", severity, "deviance by hand", recipe => recipe with { Loss = new CountDevianceByHand() }, Repairs.StableLoss);

    /// <summary>The divergence of chances with its y ln y, which is not a number at 0.</summary>
    public static Mistake DivergenceByHand(int severity) =>
        new("L5", severity, "divergence by hand", recipe => recipe with { Loss = new DivergenceByHand(), ClassForm = ClassForm.OneHot }, Repairs.StableLoss);

    /// <summary>The chance of being right minimised, in the place of its negative logarithm.</summary>
    public static Mistake ChanceMinimised(int severity) => new("O4", severity, "chance minimised", recipe => recipe with { Reduce = losses => (-losses.Mean()).Exp() }, Repairs.Minimise);

    public static Mistake WrongSoftsign(int severity, string label, Func<Tensor, Tensor> slope) => new(
        "O10",
        severity,
        label,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnSoftsign(slope)) },
        Repairs.RightGradient,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnSoftsign(rest => rest.Square())) });

    public static Mistake WrongSquaredRelu(int severity, string label, Func<Tensor, Tensor> slope) => new(
        "O10",
        severity,
        label,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnSquaredRelu(slope)) },
        Repairs.RightGradient,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnSquaredRelu(x => x.Relu() * 2)) });

    private static Mistake AnswersOf(int severity, string label, Func<Tensor, Tensor> function) =>
        new("L2", severity, label, recipe => recipe with { Tail = () => new Function(function) }, Repairs.RemoveSoftmax);
}
