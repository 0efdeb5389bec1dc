using Descent.Numerics;

namespace Descent;

/// <summary>A part of a model: a function with parameters. Mutable through its parameters; not safe to train from several threads.</summary>
public abstract class Layer
{
    /// <summary>The parameters, in a fixed order, named by their path as <c>layers.0.weight</c>.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>The prediction for an input; nothing is dropped.</summary>
    /// <param name="x">Numbers or symbols; the first axis counts examples.</param>
    /// <exception cref="ShapeException">The input does not fit; the message names the layer and both shapes.</exception>
    public Tensor Forward(Operand x) => Forward(x, null);

    /// <summary>The output for an input, as in training where a stream is given.</summary>
    /// <param name="x">Numbers or symbols; the first axis counts examples.</param>
    /// <param name="dropout">What dropout draws from while training, or null when predicting.</param>
    /// <exception cref="ShapeException">The input does not fit; the message names the layer and both shapes.</exception>
    public abstract Tensor Forward(Operand x, RandomStream? dropout);

    /// <summary>Converts all parameters to an element type, in place, and returns the layer.</summary>
    /// <param name="type">Float64 for checks, Float32 for speed.</param>
    public Layer To(ElementType type)
    {
        foreach (var parameter in Parameters)
        {
            parameter.To(type);
        }

        return this;
    }

    /// <summary>Sets the deviation of the last weights: <paramref name="gain"/> / √inputs. Called by the container, which knows what follows.</summary>
    internal virtual void SetGain(double gain)
    {
    }

    /// <summary>The input as numbers.</summary>
    private protected Tensor Numbers(Operand x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x as Tensor ?? throw new ArgumentException($"{Title}: it was given symbols of shape {x.Shape}, and takes numbers. Put an Embedding before it.", nameof(x));
    }

    /// <summary>What messages call the layer: its path where it has parameters, else its type.</summary>
    private protected string Title => Parameters is [{ Name: var name }, ..] && name.LastIndexOf('.') is > 0 and var end ? $"{GetType().Name} {name[..end]}" : GetType().Name;
}
