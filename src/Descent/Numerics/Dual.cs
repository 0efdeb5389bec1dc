namespace Descent.Numerics;

/// <summary>A dual number <c>v + sε</c> with <c>ε² = 0</c>: a value and its slope. Immutable; its default is 0 with slope 0.</summary>
/// <typeparam name="T">The number system underneath; a dual of duals carries second slopes.</typeparam>
/// <param name="Value">The value <c>v</c>.</param>
/// <param name="Slope">The slope <c>s</c>.</param>
public readonly record struct Dual<T>(T Value, T Slope) : IReal<Dual<T>>
    where T : struct, IReal<T>
{
    private static T One => T.From(1);

    /// <inheritdoc/>
    public static Dual<T> From(double x) => new(T.From(x), T.From(0));

    /// <inheritdoc/>
    public static double ToDouble(Dual<T> x) => T.ToDouble(x.Value);

    /// <inheritdoc/>
    public static Dual<T> operator +(Dual<T> a, Dual<T> b) => new(a.Value + b.Value, a.Slope + b.Slope);

    /// <inheritdoc/>
    public static Dual<T> operator -(Dual<T> a, Dual<T> b) => new(a.Value - b.Value, a.Slope - b.Slope);

    /// <inheritdoc/>
    public static Dual<T> operator *(Dual<T> a, Dual<T> b) =>
        new(a.Value * b.Value, a.Slope * b.Value + a.Value * b.Slope);

    /// <inheritdoc/>
    public static Dual<T> operator /(Dual<T> a, Dual<T> b)
    {
        var y = a.Value / b.Value;
        return new(y, (a.Slope - y * b.Slope) / b.Value);
    }

    /// <inheritdoc/>
    public static Dual<T> operator -(Dual<T> x) => new(-x.Value, -x.Slope);

    /// <inheritdoc/>
    public static Dual<T> Exp(Dual<T> x)
    {
        var y = T.Exp(x.Value);
        return new(y, y * x.Slope);
    }

    /// <inheritdoc/>
    public static Dual<T> Log(Dual<T> x) => new(T.Log(x.Value), x.Slope / x.Value);

    /// <inheritdoc/>
    public static Dual<T> Log1P(Dual<T> x) => new(T.Log1P(x.Value), x.Slope / (One + x.Value));

    /// <inheritdoc/>
    public static Dual<T> Tanh(Dual<T> x)
    {
        var y = T.Tanh(x.Value);
        return new(y, (One - y) * (One + y) * x.Slope);
    }

    /// <inheritdoc/>
    public static Dual<T> Sqrt(Dual<T> x)
    {
        var y = T.Sqrt(x.Value);
        return new(y, x.Slope / (y + y));
    }

    /// <inheritdoc/>
    public static Dual<T> WherePositive(Dual<T> x, Dual<T> then, Dual<T> otherwise) => new(
        T.WherePositive(x.Value, then.Value, otherwise.Value),
        T.WherePositive(x.Value, then.Slope, otherwise.Slope));
}
