namespace Descent.Ops;

/// <summary>An operation whose i-th result depends on the i-th numbers of its inputs alone, so that it can run on any stretch of them.</summary>
internal interface IElementwise
{
    /// <summary>The operation whose result for the same input, where it is at hand, spares computing it again; null for none.</summary>
    Op? Value => null;

    /// <summary>Computes a stretch; <paramref name="b"/> is empty where there is one input, or holds the numbers of <see cref="Value"/>.</summary>
    void Map(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);
}
