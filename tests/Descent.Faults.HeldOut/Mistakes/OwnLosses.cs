namespace Descent.Faults.HeldOut;

/// <summary>A loss that does something to the prediction before the loss that fits.</summary>
internal sealed record After(LossFunction Inner, Func<Tensor, Tensor> First) : LossFunction
{
    public override string Name => Inner.Name;

    public override TargetKind Targets => Inner.Targets;

    public override LossValues Of(Tensor prediction, Operand target) => Inner.Of(First(prediction), target);

    public override Yardstick Yardstick(Operand target, int outputs) => Inner.Yardstick(target, outputs);
}

/// <summary>Cross-entropy as the formula of a textbook says it: the logarithm of a probability that may be 0.</summary>
internal sealed record TextbookCrossEntropy : LossFunction
{
    public override string Name => "cross-entropy";

    public override TargetKind Targets => TargetKind.Classes;

    public override LossValues Of(Tensor prediction, Operand target)
    {
        var powers = (prediction - prediction.RowMax()).Exp();
        return -(powers / powers.SumRows()).Pick((Indices)target).Log();
    }

    public override Yardstick Yardstick(Operand target, int outputs) => new CrossEntropy().Yardstick(target, outputs);
}

/// <summary>Binary cross-entropy as the formula of a textbook says it: 0 · ln 0 is not a number.</summary>
internal sealed record TextbookBinaryCrossEntropy : LossFunction
{
    public override string Name => "binary cross-entropy";

    public override TargetKind Targets => TargetKind.Probabilities;

    public override LossValues Of(Tensor prediction, Operand target)
    {
        var (p, y) = (1 / (1 + (-prediction).Exp()), (Tensor)target);
        return -(y * p.Log() + (1 - y) * (1 - p).Log());
    }

    public override Yardstick Yardstick(Operand target, int outputs) => new BinaryCrossEntropy().Yardstick(target, outputs);
}

/// <summary>The logistic loss of signs, by the chances of both: 0 · ln 0 is not a number.</summary>
internal sealed record SoftMarginByHand : LossFunction
{
    public override string Name => "soft margin";

    public override TargetKind Targets => new SoftMargin().Targets;

    public override LossValues Of(Tensor prediction, Operand target)
    {
        var (p, y) = (prediction.Sigmoid(), ((Tensor)target + 1) * 0.5);
        return -(y * p.Log() + (1 - y) * (1 - p).Log());
    }

    public override Yardstick Yardstick(Operand target, int outputs) => new SoftMargin().Yardstick(target, outputs);
}

/// <summary>Twice what counts lack in likelihood, by the formula: 0 · ln 0 is not a number.</summary>
internal sealed record CountDevianceByHand : LossFunction
{
    public override string Name => "count deviance";

    public override TargetKind Targets => TargetKind.NonNegative;

    public override LossValues Of(Tensor prediction, Operand target)
    {
        var (rate, y) = (prediction.Exp(), (Tensor)target);
        return (y * (y / rate).Log() - y + rate) * 2;
    }

    public override Yardstick Yardstick(Operand target, int outputs) => new PoissonNegativeLogLikelihood().Yardstick(target, outputs);
}

/// <summary>Kullback and Leibler's divergence of chances from a 1 among 0, by the formula: 0 · ln 0 is not a number.</summary>
internal sealed record DivergenceByHand : LossFunction
{
    public override string Name => "divergence";

    public override TargetKind Targets => TargetKind.Distributions;

    public override LossValues Of(Tensor prediction, Operand target)
    {
        var (p, y) = (prediction.LogSoftmax().Exp(), (Tensor)target);
        return (y * (y / p).Log()).SumRows();
    }

    public override Yardstick Yardstick(Operand target, int outputs) => new KullbackLeibler().Yardstick(target, outputs);
}

/// <summary>The squared error by an operation of one's own.</summary>
internal sealed record OwnSquaredError(Func<Tensor, Tensor> Slope) : LossFunction
{
    public override string Name => "squared error";

    public override TargetKind Targets => TargetKind.Numbers;

    public override LossValues Of(Tensor prediction, Operand target) => Tensor.Apply(new OwnSquare(Slope), prediction - (Tensor)target);

    public override Yardstick Yardstick(Operand target, int outputs) => new SquaredError().Yardstick(target, outputs);
}

/// <summary>What the chance of each class and of its opposite costs, by softmax; the logarithm of 1 less a chance that rounds to 1 is not finite.</summary>
internal sealed record EachAgainstAll(bool IsStable) : LossFunction
{
    public override string Name => "each against all";

    public override TargetKind Targets => TargetKind.Distributions;

    public override LossValues Of(Tensor prediction, Operand target)
    {
        var (logs, y) = (prediction.LogSoftmax(), (Tensor)target);
        var p = logs.Exp();
        var opposites = IsStable ? logs.OneMinusExp().LowerBound(1e-30).Log() : (1 - p).Log();
        return -(y * logs + (1 - y) * opposites).SumRows();
    }

    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var rows = ((Tensor)target).ToArray().Chunk(outputs).ToArray();
        return new(outputs * Cost(1.0 / outputs), Enumerable.Range(0, outputs).Sum(column => Cost(rows.Average(row => row[column]))), 0);
    }

    private static double Cost(double p) => p is 0 or 1 ? 0 : -(p * Math.Log(p) + (1 - p) * Math.Log(1 - p));
}
