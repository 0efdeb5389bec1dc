namespace Descent;

/// <summary>The rectifier as a layer; gain √2 (He et al. 2015).</summary>
/// <seealso cref="Ops.Relu"/>
public sealed class Relu() : Activation(Math.Sqrt(2))
{
    private protected override Tensor Of(Tensor x) => x.Relu();
}
