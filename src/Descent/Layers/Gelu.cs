namespace Descent;

/// <summary>The Gaussian error linear unit as a layer; gain 1.534 = 1 / √E[gelu(z)²], z standard normal.</summary>
/// <seealso cref="Ops.Gelu"/>
public sealed class Gelu() : Activation(1.534)
{
    private protected override Tensor Of(Tensor x) => x.Gelu();
}
