using Descent.Numerics;

namespace Descent;

/// <summary>A tensor that training changes. Mutable, through <see cref="Assign"/>; not safe to change while others read.</summary>
public sealed class Parameter : Tensor
{
    /// <summary>A parameter with its starting values.</summary>
    /// <param name="name">Its name within the model, as <c>layers.0.weight</c>.</param>
    /// <param name="start">The starting values, copied.</param>
    public Parameter(string name, Tensor start)
        : base((start ?? throw new ArgumentNullException(nameof(start))).Shape, Copy(start.ToArray(), start.ElementType)) => Name = name;

    /// <summary>The name within the model; a container puts its own before it.</summary>
    public string Name { get; internal set; }

    /// <summary>Whether it is a weight, of rank 2 or more: what decay and regularizers apply to unless told otherwise.</summary>
    public bool IsWeight => Shape.Rank >= 2;

    /// <summary>Replaces all values.</summary>
    /// <exception cref="ShapeException">The number of values is not that of the parameter.</exception>
    public void Set(ReadOnlySpan<double> values)
    {
        if (values.Length != Shape.Count)
        {
            throw new ShapeException($"Parameter {Name}: {values.Length} values do not fill its shape {Shape}. Pass {Shape.Count} values.");
        }

        Write(Copy(values, ElementType));
    }

    /// <summary>Replaces all values by those of a tensor.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentException">The element types differ.</exception>
    public void Assign(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Shape != Shape)
        {
            throw new ShapeException($"Parameter {Name}: values of shape {value.Shape} do not fit its shape {Shape}. Reshape them first.");
        }

        if (value.ElementType != ElementType)
        {
            throw new ArgumentException($"Parameter {Name}: the values are {value.ElementType}, it is {ElementType}. Convert them with As({ElementType}).", nameof(value));
        }

        CopyFrom(value);
    }

    internal void To(ElementType type) => Replace(Copy(ToArray(), type));
}
