using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Scores times a number that is learned with them.</summary>
internal sealed class Scaled(double start) : Layer
{
    private readonly Parameter _scale = new("scale", Tensor.Of(start));

    public override IReadOnlyList<Parameter> Parameters => [_scale];

    public override Tensor Forward(Operand x, RandomStream? dropout) => (Tensor)x * _scale;
}

/// <summary>Dropout whose stream begins anew at each step: it is always the same units that are dropped, and in use none.</summary>
internal sealed class SameDropout(double rate, ulong seed) : Layer
{
    public override Tensor Forward(Operand x, RandomStream? dropout)
    {
        var numbers = (Tensor)x;
        var random = new RandomStream(seed);
        return dropout is null ? numbers : numbers * Tensor.From(new(numbers.Shape[1]), [.. Enumerable.Range(0, numbers.Shape[1]).Select(_ => random.NextUniform() < rate ? 0 : 1 / (1 - rate))], numbers.ElementType);
    }
}

/// <summary>Centres and scales each column by its batch while training, and in use by what it saw in its first batch, which it never learned to forget.</summary>
internal sealed class FirstBatchScaled : Layer
{
    private double[]? _means;
    private double[]? _variances;

    public override Tensor Forward(Operand x, RandomStream? dropout)
    {
        var numbers = (Tensor)x;
        var columns = new Shape(numbers.Shape[1]);
        if (dropout is null)
        {
            return _means is null ? numbers : Scaled(numbers, Tensor.From(columns, _means, numbers.ElementType), Tensor.From(columns, _variances!, numbers.ElementType));
        }

        var share = 1.0 / numbers.Shape[0];
        var means = numbers.SumTo(columns) * share;
        var variances = (numbers - means).Square().SumTo(columns) * share;
        _means ??= means.ToArray();
        _variances ??= variances.ToArray();
        return Scaled(numbers, means, variances);
    }

    private static Tensor Scaled(Tensor numbers, Tensor means, Tensor variances) => (numbers - means) / (variances + 0.01).Sqrt();
}
