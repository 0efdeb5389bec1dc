using Descent.Numerics;

namespace Descent.Ops;

/// <summary>A function of one number, applied element by element: a value and a slope, each one formula.</summary>
public interface IUnary
{
    /// <summary>The points where the slope jumps.</summary>
    static virtual IReadOnlyList<double> Kinks => [];

    /// <summary>The interval from which the laws take samples.</summary>
    static virtual (double From, double To) Domain => (-3, 3);

    /// <summary>Whether it is flat but for jumps, so that its slope is 0 wherever it has one.</summary>
    static virtual bool IsStep => false;

    /// <summary>The value at <paramref name="x"/>.</summary>
    T Value<T>(T x)
        where T : struct, IReal<T>;

    /// <summary>The slope at <paramref name="x"/>, where the value is <paramref name="y"/>.</summary>
    T Slope<T>(T x, T y)
        where T : struct, IReal<T>;
}
