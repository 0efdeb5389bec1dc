namespace Descent;

/// <summary>A part of a model: a function of a tensor, with parameters.</summary>
public abstract class Layer
{
    /// <summary>The parameters, in a fixed order.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The output for an input.</summary>
    /// <param name="x">[n, inputs].</param>
    public abstract Tensor Forward(Tensor x);
}
