namespace Descent;

/// <summary>The leaky rectifier as a layer; gain <c>√(2 / (1 + a²))</c> (He et al. 2015).</summary>
/// <param name="leak">The slope a on the left.</param>
/// <seealso cref="Ops.LeakyRelu"/>
public sealed class LeakyRelu(double leak = 0.01) : Activation(Math.Sqrt(2 / (1 + leak * leak)))
{
    private protected override Tensor Of(Tensor x) => x.LeakyRelu(leak);
}
