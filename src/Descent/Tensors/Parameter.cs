using Descent.Numerics;

namespace Descent;

/// <summary>A tensor that training changes. Mutable, through <see cref="Set"/>; not safe to change while others read.</summary>
public sealed class Parameter : Tensor
{
    /// <summary>A parameter with its starting values.</summary>
    /// <param name="name">Its name within the model, as <c>layers.0.weight</c>.</param>
    /// <param name="start">The starting values, copied.</param>
    public Parameter(string name, Tensor start)
        : base((start ?? throw new ArgumentNullException(nameof(start))).Shape, Copy(start.ToArray(), start.ElementType)) => Name = name;

    /// <summary>The name within the model.</summary>
    public string Name { get; }

    /// <summary>Replaces all values.</summary>
    /// <exception cref="ShapeException">The number of values is not that of the parameter.</exception>
    public void Set(ReadOnlySpan<double> values)
    {
        if (values.Length != Shape.Count)
        {
            throw new ShapeException($"Parameter {Name}: {values.Length} values do not fill its shape {Shape}. Pass {Shape.Count} values.");
        }

        Write(values);
    }
}
