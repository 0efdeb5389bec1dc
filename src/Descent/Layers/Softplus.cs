namespace Descent;

/// <summary>The softplus as a layer; gain 1.</summary>
/// <seealso cref="Ops.Softplus"/>
public sealed class Softplus() : Activation(1)
{
    private protected override Tensor Of(Tensor x) => x.Softplus();
}
