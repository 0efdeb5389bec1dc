using Descent.Numerics;

namespace Descent.Ops;

/// <summary>A function of two numbers, applied element by element.</summary>
public interface IBinary
{
    /// <summary>The value at <paramref name="a"/> and <paramref name="b"/>.</summary>
    T Value<T>(T a, T b)
        where T : struct, IReal<T>;

    /// <summary>The gradient rule, written in operations.</summary>
    void Pull(Pullback pullback);
}
