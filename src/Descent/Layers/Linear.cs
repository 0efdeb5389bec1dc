using Descent.Numerics;

namespace Descent;

/// <summary>A linear layer: <c>y = x Wᵀ + b</c>, [n, inputs] → [n, outputs]. Mutable through its parameters.</summary>
public sealed class Linear : Layer
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    /// <summary>A layer with weights uniform in <c>±√(3 / inputs)</c>, so that variance is kept (LeCun et al. 1998), and biases 0.</summary>
    /// <param name="inputs">The width of the input, 1 or more.</param>
    /// <param name="outputs">The width of the output, 1 or more.</param>
    /// <param name="random">Where the starting weights come from.</param>
    /// <param name="name">The layer's name within the model.</param>
    /// <param name="gain">The factor on the weights' deviation.</param>
    public Linear(int inputs, int outputs, RandomStream random, string name = "linear", double gain = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        var bound = gain * Math.Sqrt(3.0 / inputs);
        var weights = new double[inputs * outputs];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (2 * random.NextUniform() - 1) * bound;
        }

        _weight = new($"{name}.weight", Tensor.From(new(outputs, inputs), weights));
        _bias = new($"{name}.bias", Tensor.Full(new(outputs), 0));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [_weight, _bias];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => Tensor.Apply(new Ops.MatMul(false, true), x, _weight) + _bias;
}
