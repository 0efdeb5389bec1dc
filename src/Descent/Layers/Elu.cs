namespace Descent;

/// <summary>The exponential linear unit as a layer; gain 1.245 = 1 / √E[elu(z)²], z standard normal.</summary>
/// <seealso cref="Ops.Elu"/>
public sealed class Elu() : Activation(1.245)
{
    private protected override Tensor Of(Tensor x) => x.Elu();
}
