using Descent.Numerics;

namespace Descent;

/// <summary>A multi-layer perceptron: linear layers with an activation between them, <c>new Mlp(3, [4, 4, 1])</c>.</summary>
public sealed class Mlp : Layer
{
    private readonly Sequential _layers;

    /// <summary>A perceptron whose parameters are named as <c>layers.0.weight</c>; activations count as layers.</summary>
    /// <param name="inputs">The width of the input, 1 or more.</param>
    /// <param name="widths">The width of each linear layer; the last is the width of the output.</param>
    /// <param name="seed">The seed of the starting weights.</param>
    /// <param name="activation">Makes the activation after each layer but the last; tanh where null.</param>
    public Mlp(int inputs, IReadOnlyList<int> widths, ulong seed = 1, Func<Activation>? activation = null)
    {
        ArgumentNullException.ThrowIfNull(widths);
        ArgumentOutOfRangeException.ThrowIfZero(widths.Count);
        var random = new RandomStream(seed);
        var layers = new List<Layer>();
        for (var i = 0; i < widths.Count; i++)
        {
            if (i > 0)
            {
                layers.Add(activation?.Invoke() ?? new Tanh());
            }

            layers.Add(new Linear(i == 0 ? inputs : widths[i - 1], widths[i], random));
        }

        _layers = [.. layers];
        foreach (var parameter in _layers.Parameters)
        {
            parameter.Name = $"layers.{parameter.Name}";
        }
    }

    /// <summary>The layers, in their order.</summary>
    internal IEnumerable<Layer> Layers => _layers;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => _layers.Parameters;

    /// <inheritdoc/>
    public override Tensor Forward(Operand x, RandomStream? dropout) => _layers.Forward(x, dropout);

    /// <inheritdoc cref="Linear.StartAt"/>
    public void StartAt(ReadOnlySpan<double> logits) => ((Linear)_layers.Last()).StartAt(logits);

    internal override void SetGain(double gain) => _layers.SetGain(gain);
}
