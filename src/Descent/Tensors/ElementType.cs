namespace Descent;

/// <summary>The number type of a tensor's elements. The two never mix silently.</summary>
public enum ElementType
{
    /// <summary>32-bit floating point; the default.</summary>
    Float32,

    /// <summary>64-bit floating point; the precision of every check.</summary>
    Float64,
}
