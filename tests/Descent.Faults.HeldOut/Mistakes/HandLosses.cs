namespace Descent.Faults.HeldOut;

/// <summary>Cross-entropy that counts what is right already by a power of the rest, by the formula; where a chance rounds to 1, the slope of the rest's logarithm is not finite.</summary>
internal sealed record FocalByHand(double Power) : LossFunction
{
    public override string Name => "categorical focal";

    public override TargetKind Targets => TargetKind.Classes;

    public override LossValues Of(Tensor prediction, Operand target)
    {
        var p = prediction.LogSoftmax().Exp().Pick((Indices)target);
        return -((1 - p).Log() * Power).Exp() * p.Log();
    }

    public override Yardstick Yardstick(Operand target, int outputs) => new CategoricalFocal(Power).Yardstick(target, outputs);
}

/// <summary>Binary cross-entropy of what happens at a rate of e^score, <c>p = 1 − e^(−rate)</c>; where the rate is far below 1, p rounds to 0, and 0 · ln 0 is not a number.</summary>
internal sealed record Hazard(bool IsStable) : LossFunction
{
    private const double StartOfYes = 0.4586751453870819; // −ln(1 − 1/e), at a rate of 1; no costs 1

    public override string Name => "hazard";

    public override TargetKind Targets => TargetKind.Probabilities;

    public override LossValues Of(Tensor prediction, Operand target)
    {
        var (rate, y) = (prediction.Exp(), (Tensor)target);
        var happens = IsStable ? (-rate).OneMinusExp().LowerBound(1e-30).Log() : (1 - (-rate).Exp()).Log();
        return (1 - y) * rate - y * happens;
    }

    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var share = ((Tensor)target).ToArray().Average();
        return new BinaryCrossEntropy().Yardstick(target, outputs) with { Start = share * StartOfYes + 1 - share };
    }
}

/// <summary>Twice what counts lack in likelihood, of a rate that is a score made positive; by a rectifier it is 0 for half of the scores, and ln 0 is not finite.</summary>
internal sealed record RateDeviance(bool IsStable) : LossFunction
{
    private const double StartOfRate = 0.6931471805599453; // softplus of 0

    public override string Name => "count deviance";

    public override TargetKind Targets => TargetKind.NonNegative;

    public override LossValues Of(Tensor prediction, Operand target)
    {
        var (rate, y) = (IsStable ? prediction.Softplus().LowerBound(1e-6) : prediction.Relu(), (Tensor)target);
        return (y.XLogX() - y * rate.Log() - y + rate) * 2;
    }

    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var counts = ((Tensor)target).ToArray();
        double At(double rate) => counts.Average(count => 2 * ((count > 0 ? count * Math.Log(count / rate) : 0) - count + rate));
        return new(At(StartOfRate), At(counts.Average()), 0);
    }
}
