using Descent.Numerics;

namespace Descent.Tests;

/// <summary>Random data for tests.</summary>
internal static class Sample
{
    /// <summary>Standard normal numbers.</summary>
    public static Tensor Normal(Shape shape, ulong seed, ElementType type = ElementType.Float32)
    {
        var random = new RandomStream(seed);
        return Tensor.From(shape, [.. Enumerable.Range(0, shape.Count).Select(_ => random.NextNormal())], type);
    }

    /// <summary>Whole numbers, uniform in 0 … <paramref name="bound"/> − 1.</summary>
    public static Indices Whole(Shape shape, int bound, ulong seed)
    {
        var random = new RandomStream(seed);
        return Indices.From(shape, [.. Enumerable.Range(0, shape.Count).Select(_ => random.NextIndex(bound))]);
    }
}
