namespace Descent;

/// <summary>The logistic sigmoid as a layer; gain 1 (Glorot and Bengio 2010).</summary>
/// <seealso cref="Ops.Sigmoid"/>
public sealed class Sigmoid() : Activation(1)
{
    private protected override Tensor Of(Tensor x) => x.Sigmoid();
}
