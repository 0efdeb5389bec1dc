using Descent.Numerics;

namespace Descent.Ops;

/// <summary>A straight line: <c>y = a x + b, slope a</c>; what the operators with a number on one side apply.</summary>
/// <param name="A">The slope a.</param>
/// <param name="B">The value b at 0.</param>
public readonly record struct Line(double A, double B) : IUnary
{
    /// <inheritdoc/>
    public T Value<T>(T x)
        where T : struct, IReal<T> => T.From(A) * x + T.From(B);

    /// <inheritdoc/>
    public T Slope<T>(T x, T y)
        where T : struct, IReal<T> => T.From(A);
}
