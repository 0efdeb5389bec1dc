namespace Descent;

/// <summary>The hyperbolic tangent as a layer; gain 5/3, as in PyTorch; LeCun et al. 1998 argue for the same size.</summary>
/// <seealso cref="Ops.Tanh"/>
public sealed class Tanh() : Activation(5.0 / 3)
{
    private protected override Tensor Of(Tensor x) => x.Tanh();
}
