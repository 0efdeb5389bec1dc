using Descent.Numerics;

namespace Descent.Faults.Programs;

/// <summary>A layer of a user's own: softmax as the model's last.</summary>
internal sealed class Softmax : Layer
{
    public override Tensor Forward(Operand x, RandomStream? dropout) => ((Tensor)x).LogSoftmax().Exp();
}

/// <summary>A layer of a user's own that forgets to ask whether the model is in use.</summary>
internal sealed class RestlessDropout(double rate, ulong seed) : Layer
{
    private readonly RandomStream _random = new(seed);

    public override Tensor Forward(Operand x, RandomStream? dropout) => ((Tensor)x).Dropout(rate, _random);
}

/// <summary>An activation of a user's own, <c>x σ(x)</c>.</summary>
internal sealed class OwnSwish(int slope) : Layer
{
    public override Tensor Forward(Operand x, RandomStream? dropout) => Tensor.Apply(new SwishOp(slope), x);
}

/// <summary>Its operation. Slope 0 is right; 1 forgets that σ depends on x; 2 is that of tanh, copied; 3 has the wrong sign.</summary>
internal sealed record SwishOp(int Slope) : Op
{
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = x[i] / (T.From(1) + T.Exp(-x[i]));
        }
    }

    public override void Pull(Pullback pullback)
    {
        var s = pullback[0].Sigmoid();
        var right = s + pullback[0] * s * (1 - s);
        pullback.To(0, pullback.Incoming * Slope switch
        {
            1 => s,
            2 => 1 - pullback.Output.Square(),
            3 => -right,
            _ => right,
        });
    }
}
