using Descent.Numerics;

namespace Descent;

/// <summary>A multi-layer perceptron: linear layers with tanh between them. Mutable through its parameters.</summary>
public sealed class Mlp : Layer
{
    private readonly List<Linear> _layers = [];

    /// <summary>A perceptron, as <c>new Mlp(3, [4, 4, 1])</c>.</summary>
    /// <param name="inputs">The width of the input, 1 or more.</param>
    /// <param name="widths">The width of each layer; the last is the width of the output.</param>
    /// <param name="seed">The seed of the starting weights.</param>
    public Mlp(int inputs, IReadOnlyList<int> widths, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(widths);
        ArgumentOutOfRangeException.ThrowIfZero(widths.Count);
        var random = new RandomStream(seed);
        for (var i = 0; i < widths.Count; i++)
        {
            var isHead = i == widths.Count - 1;
            _layers.Add(new(i == 0 ? inputs : widths[i - 1], widths[i], random, $"layers.{i}", isHead ? 1 : 5.0 / 3));
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [.. _layers.SelectMany(layer => layer.Parameters)];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        for (var i = 0; i < _layers.Count; i++)
        {
            x = _layers[i].Forward(x);
            x = i < _layers.Count - 1 ? x.Tanh() : x;
        }

        return x;
    }
}
