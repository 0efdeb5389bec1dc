namespace Descent.Ops;

/// <summary>An operation whose i-th result depends on the i-th numbers of its inputs alone, so that it can run on any stretch of them.</summary>
internal interface IElementwise
{
    /// <summary>Computes a stretch; <paramref name="b"/> is empty where there is one input.</summary>
    void Map(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);
}
