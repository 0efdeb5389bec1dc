using System.Collections;
using System.Runtime.CompilerServices;
using Descent.Numerics;

namespace Descent;

/// <summary>Layers one after the other, written as a collection: <c>Sequential model = [new Linear(2, 16, random), new Tanh(), …];</c></summary>
/// <remarks>Names the parameters of layer i <c>i.weight</c>, as PyTorch does, and sets the gain of the weights that start by the
/// default rule: that of the activation that follows, 1 where none does, and 0.1 for the last.</remarks>
[CollectionBuilder(typeof(Sequential), nameof(Of))]
public sealed class Sequential : Layer, IEnumerable<Layer>
{
    private readonly Layer[] _layers;

    private Sequential(Layer[] layers)
    {
        _layers = layers;
        for (var i = 0; i < layers.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(layers[i], nameof(layers));
            if (Array.IndexOf(layers, layers[i]) < i)
            {
                continue; // the same layer twice shares its weights and its first name
            }

            foreach (var parameter in layers[i].Parameters)
            {
                parameter.Name = $"{i}.{parameter.Name}";
            }
        }

        SetGain(Linear.HeadGain);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [.. _layers.Distinct().SelectMany(layer => layer.Parameters)];

    /// <summary>A model of the layers, in their order.</summary>
    public static Sequential Of(ReadOnlySpan<Layer> layers) => new(layers.ToArray());

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no layer.</exception>
    public override Tensor Forward(Operand x, RandomStream? dropout)
    {
        foreach (var layer in _layers)
        {
            x = layer.Forward(x, dropout);
        }

        return x as Tensor ?? throw new InvalidOperationException("Sequential: there is no layer to turn symbols into numbers. Add one.");
    }

    /// <summary>The layers, in their order.</summary>
    public IEnumerator<Layer> GetEnumerator() => _layers.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override void SetGain(double gain)
    {
        var next = gain; // the last layer with weights takes the container's gain, those before it what follows them
        foreach (var layer in _layers.Reverse())
        {
            if (layer is Activation activation)
            {
                next = activation.Gain;
            }
            else if (layer.Parameters.Count > 0)
            {
                layer.SetGain(next);
                next = 1;
            }
        }
    }
}
