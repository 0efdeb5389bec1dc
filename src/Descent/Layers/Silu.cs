namespace Descent;

/// <summary>The sigmoid-weighted linear unit as a layer; gain 1.677 = 1 / √E[silu(z)²], z standard normal.</summary>
/// <seealso cref="Ops.Silu"/>
public sealed class Silu() : Activation(1.677)
{
    private protected override Tensor Of(Tensor x) => x.Silu();
}
