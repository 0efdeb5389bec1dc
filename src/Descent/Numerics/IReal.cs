namespace Descent.Numerics;

/// <summary>A number system in which one formula can be read: a float, a double, a dual number.</summary>
/// <typeparam name="T">The number system itself.</typeparam>
/// <remarks>There is no comparison to a <see cref="bool"/>: a vector register has none. Choices are made by
/// <see cref="WherePositive"/>, lane by lane.</remarks>
public interface IReal<T>
    where T : struct, IReal<T>
{
    /// <summary>The number nearest to <paramref name="x"/>.</summary>
    static abstract T From(double x);

    /// <summary>The value as a double; for a dual number, without its slope.</summary>
    static abstract double ToDouble(T x);

    /// <summary><c>a + b</c>.</summary>
    static abstract T operator +(T a, T b);

    /// <summary><c>a − b</c>.</summary>
    static abstract T operator -(T a, T b);

    /// <summary><c>a b</c>.</summary>
    static abstract T operator *(T a, T b);

    /// <summary><c>a / b</c>.</summary>
    static abstract T operator /(T a, T b);

    /// <summary><c>−x</c>.</summary>
    static abstract T operator -(T x);

    /// <summary><c>eˣ</c>.</summary>
    static abstract T Exp(T x);

    /// <summary><c>ln x</c>.</summary>
    static abstract T Log(T x);

    /// <summary><c>ln(1 + x)</c>, accurate near 0.</summary>
    static abstract T Log1P(T x);

    /// <summary><c>tanh x</c>.</summary>
    static abstract T Tanh(T x);

    /// <summary><c>√x</c>.</summary>
    static abstract T Sqrt(T x);

    /// <summary><paramref name="then"/> where <c>x &gt; 0</c>, else <paramref name="otherwise"/> (also for NaN).</summary>
    static abstract T WherePositive(T x, T then, T otherwise);
}
