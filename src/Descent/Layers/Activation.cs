using Descent.Numerics;

namespace Descent;

/// <summary>A function applied to every number, between layers with weights.</summary>
public abstract class Activation : Layer
{
    private protected Activation(double gain) => Gain = gain;

    /// <summary>The factor on the deviation of the weights before it that keeps variance through the layer.</summary>
    public double Gain { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Operand x, RandomStream? dropout) => Of(Numbers(x));

    private protected abstract Tensor Of(Tensor x);
}
