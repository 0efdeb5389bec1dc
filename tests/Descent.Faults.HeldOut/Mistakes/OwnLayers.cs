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
