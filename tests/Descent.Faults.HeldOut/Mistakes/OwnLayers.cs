using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>A function of the output that somebody put after the last layer.</summary>
internal sealed class Function(Func<Tensor, Tensor> function) : Layer
{
    public override Tensor Forward(Operand x, RandomStream? dropout) => function((Tensor)x);
}

/// <summary>Dropout that forgets to ask whether the model is training.</summary>
internal sealed class EverDropout(double rate, ulong seed) : Layer
{
    private readonly RandomStream _random = new(seed);

    public override Tensor Forward(Operand x, RandomStream? dropout) => ((Tensor)x).Dropout(rate, _random);
}

/// <summary>Dropout written the wrong way round: it drops when predicting.</summary>
internal sealed class ReversedDropout(double rate, ulong seed) : Layer
{
    private readonly RandomStream _random = new(seed);

    public override Tensor Forward(Operand x, RandomStream? dropout) => dropout is null ? ((Tensor)x).Dropout(rate, _random) : (Tensor)x;
}

/// <summary>An activation of one's own, by an operation of one's own.</summary>
internal sealed class OwnActivation(Op op) : Layer
{
    public override Tensor Forward(Operand x, RandomStream? dropout) => Tensor.Apply(op, x);
}

/// <summary>Normal noise on its input while training, and in use where somebody forgot to ask.</summary>
internal sealed class Noise(double deviation, ulong seed, bool inUse) : Layer
{
    private readonly RandomStream _random = new(seed);

    public override Tensor Forward(Operand x, RandomStream? dropout)
    {
        var numbers = (Tensor)x;
        return dropout is null && !inUse
            ? numbers
            : numbers + Tensor.From(numbers.Shape, [.. Enumerable.Range(0, numbers.Shape.Count).Select(_ => deviation * _random.NextNormal())], numbers.ElementType);
    }
}

/// <summary>Dropout that only sets to 0, and leaves what it keeps as it is.</summary>
internal sealed class UncompensatedDropout(double rate) : Layer
{
    public override Tensor Forward(Operand x, RandomStream? dropout) => dropout is null ? (Tensor)x : ((Tensor)x).Dropout(rate, dropout) * (1 - rate);
}

/// <summary>Dropout that makes up for what it drops, and is lowered in use all the same.</summary>
internal sealed class TwiceCompensatedDropout(double rate) : Layer
{
    public override Tensor Forward(Operand x, RandomStream? dropout) => dropout is null ? (Tensor)x * (1 - rate) : ((Tensor)x).Dropout(rate, dropout);
}

/// <summary>Centres and scales each column by its batch while training, and in use by what it remembers, where somebody thought of that.</summary>
internal sealed class BatchScaled(bool inUse) : Layer
{
    private const double Kept = 0.9;
    private double[]? _means;
    private double[]? _variances;

    public override Tensor Forward(Operand x, RandomStream? dropout)
    {
        var numbers = (Tensor)x;
        var (count, columns) = (numbers.Shape[0], new Shape(numbers.Shape[1]));
        if (dropout is null)
        {
            return inUse && _means is not null ? Scaled(numbers, Remembered(_means), Remembered(_variances!)) : numbers;
        }

        var means = numbers.SumTo(columns) * (1.0 / count);
        var variances = (numbers - means).Square().SumTo(columns) * (1.0 / count);
        if (inUse)
        {
            (_means, _variances) = (Mixed(_means, means.ToArray()), Mixed(_variances, variances.ToArray()));
        }

        return Scaled(numbers, means, variances);

        Tensor Remembered(double[] values) => Tensor.From(columns, values, numbers.ElementType);
    }

    private static Tensor Scaled(Tensor numbers, Tensor means, Tensor variances) => (numbers - means) / (variances + 0.01).Sqrt();

    private static double[] Mixed(double[]? last, double[] next) => last is null ? next : [.. last.Zip(next, (old, now) => Kept * old + (1 - Kept) * now)];
}
