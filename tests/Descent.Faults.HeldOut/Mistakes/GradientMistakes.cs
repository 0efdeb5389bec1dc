using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who take gradients and change them before the step, O4 to O7, and of operations and rates of one's own, O1 to O3 and O10.</summary>
internal static class GradientMistakes
{
    /// <summary>Another optimizer, with the rate that suited the last one.</summary>
    public static Mistake OtherMethod(string fault, int severity, Method method) => new(fault, severity, $"{method} at the rate of another", recipe => recipe with { Method = method });

    /// <summary>The rate divided by the number of rows, as if the loss were a sum.</summary>
    public static Mistake PerRow(int severity, double share = 1) => new("O2", severity, FormattableString.Invariant($"rate by {share} of the rows"), recipe => recipe with { Rate = recipe.Rate / (share * recipe.Train) });

    /// <summary>Milestones in epochs, given to a schedule of steps.</summary>
    public static Mistake EpochsForSteps(int severity, double factor) => new("O3", severity, $"× {factor} at thirds of the epochs, as steps", recipe => recipe with { Plan = (rate, _) => Schedule.Steps(rate, Math.Max(1, recipe.Epochs / 3), factor) });

    /// <summary>Gradients subtracted by one's own code, and again by the optimizer.</summary>
    public static Mistake Turned(int severity) => Handled("O4", severity, "gradients turned", Repairs.Minimise, () => gradients => [.. gradients.Select(gradient => -gradient)]);

    /// <summary>Sums of gradients that lose only a share at each step, as of a momentum before the optimizer's.</summary>
    public static Mistake Lasting(int severity, double kept) => Handled("O5", severity, $"{kept} of the last sum kept", Repairs.ClearGradients, () =>
    {
        IReadOnlyList<Tensor>? sums = null;
        return gradients => sums = [.. sums is null ? gradients : gradients.Zip(sums, (gradient, sum) => (gradient + sum * kept).Detach())];
    });

    /// <summary>Gradients of the first parameters cleared, those from some number on forgotten.</summary>
    public static Mistake HalfCleared(int severity, int from) => Handled("O5", severity, $"cleared before parameter {from} alone", Repairs.ClearGradients, () =>
    {
        IReadOnlyList<Tensor>? sums = null;
        return gradients => sums = [.. gradients.Select((gradient, number) => sums is null || number < from ? gradient : (gradient + sums[number]).Detach())];
    });

    /// <summary>What comes out of each hidden layer copied, so that no gradient passes to the layers before.</summary>
    public static Mistake Copied(int severity, Func<Tensor, Tensor> activation) => new(
        "O6",
        severity,
        "hidden numbers copied",
        recipe => recipe with { Activation = () => new Function(x => activation(x).Detach()) },
        Repairs.TrainAll,
        recipe => recipe with { Activation = () => new Function(activation) });

    /// <summary>Each parameter's gradient cut to a length by one's own code.</summary>
    public static Mistake OwnClip(int severity, double limit) => Handled("O7", severity, $"each gradient cut to {limit} by hand", Repairs.RemoveClip, () => gradients => [.. gradients.Select(gradient => gradient * Math.Min(1, limit / (1e-12 + Length(gradient))))]);

    public static Mistake WrongBell(int severity, string label, Func<Tensor, Tensor> slope) => new(
        "O10",
        severity,
        label,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnBell(slope)) },
        Repairs.RightGradient,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnBell(x => x * -2 * (-x.Square()).Exp())) });

    /// <summary>The squared error by an operation of one's own.</summary>
    public static Mistake WrongSquare(int severity, string label, Func<Tensor, Tensor> slope) => new(
        "O10",
        severity,
        label,
        recipe => recipe with { Loss = new OwnSquaredError(slope) },
        Repairs.RightGradient,
        recipe => recipe with { Loss = new OwnSquaredError(error => error * 2) });

    private static Mistake Handled(string fault, int severity, string label, string mend, Func<Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>>> handle) =>
        new(fault, severity, label, recipe => recipe with { Handles = handle }, mend, recipe => recipe with { Style = Style.Gradients });

    private static double Length(Tensor gradient) => Math.Sqrt(gradient.ToArray().Sum(number => number * number));
}
