namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in the slopes of operations of one's own, O10.</summary>
internal static class SlopeMistakes
{
    public static Mistake WrongElu(int severity, string label, Func<Tensor, Tensor> slope) => Bent(severity, label, new HandElu(slope), new HandElu(y => 1 - (-y).Relu()));

    public static Mistake WrongSigmoid(int severity, string label, Func<Tensor, Tensor> slope) => Bent(severity, label, new HandSigmoid(slope), new HandSigmoid(y => y * (1 - y)));

    /// <summary>A slope that takes mean and size of a row for constants, before an activation.</summary>
    public static Mistake HalfNormal(int severity) => new(
        "O10",
        severity,
        "slope of a row without its mean and size",
        recipe => recipe with { Activation = () => new Function(x => Tensor.Apply(new HandNormal(false), x).Relu()) },
        Repairs.RightGradient,
        recipe => recipe with { Activation = () => new Function(x => Tensor.Apply(new HandNormal(true), x).Relu()) });

    private static Mistake Bent(int severity, string label, Op wrong, Op right) => new(
        "O10",
        severity,
        label,
        recipe => recipe with { Activation = () => new OwnActivation(wrong) },
        Repairs.RightGradient,
        recipe => recipe with { Activation = () => new OwnActivation(right) });
}
