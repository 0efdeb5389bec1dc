using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Hyperbolic tangent by hand, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from the value y; <c>1 − y²</c> is right.</param>
internal sealed record OwnTanh(Func<Tensor, Tensor> Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = T.Tanh(x[i]);
        }
    }

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(pullback.Output));
}

/// <summary>Leaky rectifier by hand, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from the input's sign s; <c>0.55 + 0.45 s</c> is right.</param>
internal sealed record OwnLeakyRelu(Func<Tensor, Tensor> Slope) : Op
{
    private const double Leak = 0.1;

    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = T.WherePositive(x[i], x[i], T.From(Leak) * x[i]);
        }
    }

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(pullback[0].Sign()));
}

/// <summary>The number times its sigmoid by hand, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from the input x; <c>σ(x) (1 + x (1 − σ(x)))</c> is right.</param>
internal sealed record OwnSilu(Func<Tensor, Tensor> Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        var half = T.From(0.5);
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = x[i] * (half + half * T.Tanh(half * x[i])); // σ(x) = ½ + ½ tanh(x / 2)
        }
    }

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(pullback[0]));
}

/// <summary>The input itself, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from the input; 1 is right.</param>
internal sealed record Passing(Func<Tensor, Tensor> Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape) => inputs[0].CopyTo(output);

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(pullback[0]));
}

/// <summary>The number over 1 more than its size by hand, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from <c>1 / (1 + |x|)</c>; its square is right.</param>
internal sealed record OwnSoftsign(Func<Tensor, Tensor> Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = x[i] / (T.From(1) + T.WherePositive(x[i], x[i], -x[i]));
        }
    }

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(1 / (pullback[0].Abs() + 1)));
}

/// <summary>The square of what is above 0 by hand, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from the input x; <c>2 max(x, 0)</c> is right.</param>
internal sealed record OwnSquaredRelu(Func<Tensor, Tensor> Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = T.WherePositive(x[i], x[i] * x[i], T.From(0));
        }
    }

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(pullback[0]));
}

/// <summary>The bell e^(−x²) by hand, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from the input x; <c>−2 x e^(−x²)</c> is right.</param>
internal sealed record OwnBell(Func<Tensor, Tensor> Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = T.Exp(-(x[i] * x[i]));
        }
    }

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(pullback[0]));
}

/// <summary>The square by hand, with a slope that may be wrong.</summary>
/// <param name="Slope">The slope from the input x; <c>2 x</c> is right.</param>
internal sealed record OwnSquare(Func<Tensor, Tensor> Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = x[i] * x[i];
        }
    }

    public override void Pull(Pullback pullback) => pullback.To(0, pullback.Incoming * Slope(pullback[0]));
}
