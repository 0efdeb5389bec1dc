using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>The exponential linear unit by hand, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from the value y; <c>1 + min(y, 0)</c> is right.</param>
internal sealed record HandElu(Func<Tensor, Tensor> Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = T.WherePositive(x[i], x[i], T.Exp(T.WherePositive(x[i], T.From(0), x[i])) - T.From(1));
        }
    }

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(pullback.Output));
}

/// <summary>The sigmoid by hand, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from the value y; <c>y (1 − y)</c> is right.</param>
internal sealed record HandSigmoid(Func<Tensor, Tensor> Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        var half = T.From(0.5);
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = half + half * T.Tanh(half * x[i]);
        }
    }

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(pullback.Output));
}

/// <summary>Each row less its mean, and divided by its size, by hand; the slope may forget that both follow the row.</summary>
/// <param name="IsWhole">Whether the slope counts that mean and size change with the row.</param>
internal sealed record HandNormal(bool IsWhole) : Op
{
    private const double Least = 1e-3;

    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        var columns = shape[-1];
        for (var start = 0; start < x.Length; start += columns)
        {
            var (mean, variance) = (T.From(0), T.From(Least));
            for (var i = start; i < start + columns; i++)
            {
                mean += x[i] * T.From(1.0 / columns);
            }

            for (var i = start; i < start + columns; i++)
            {
                variance += (x[i] - mean) * (x[i] - mean) * T.From(1.0 / columns);
            }

            for (var i = start; i < start + columns; i++)
            {
                output[i] = (x[i] - mean) / T.Sqrt(variance);
            }
        }
    }

    public override void Pull(Pullback pullback)
    {
        var (x, y, slope) = (pullback[0], pullback.Output, pullback.Incoming);
        var share = 1.0 / x.Shape[-1];
        var size = ((x - x.SumRows() * share).Square().SumRows() * share + Least).Sqrt();
        pullback.To(0, (IsWhole ? slope - slope.SumRows() * share - y * ((slope * y).SumRows() * share) : slope) / size);
    }
}
