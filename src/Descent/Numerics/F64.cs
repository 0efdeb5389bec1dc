namespace Descent.Numerics;

/// <summary>A double, as a number system. Immutable; its default is 0.</summary>
/// <param name="Value">The number.</param>
public readonly record struct F64(double Value) : IReal<F64>
{
    /// <inheritdoc/>
    public static F64 From(double x) => new((double)x);

    /// <inheritdoc/>
    public static double ToDouble(F64 x) => x.Value;

    /// <inheritdoc/>
    public static F64 operator +(F64 a, F64 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    public static F64 operator -(F64 a, F64 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    public static F64 operator *(F64 a, F64 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    public static F64 operator /(F64 a, F64 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    public static F64 operator -(F64 x) => new(-x.Value);

    /// <inheritdoc/>
    public static F64 Exp(F64 x) => new(Math.Exp(x.Value));

    /// <inheritdoc/>
    public static F64 Log(F64 x) => new(Math.Log(x.Value));

    // Neither Math nor MathF has log1p. With u = 1 + x rounded, ln(u) x / (u − 1) cancels u's rounding
    // (Goldberg 1991, theorem 4); double.LogP1 is ln(1 + x) and loses small x.
    /// <inheritdoc/>
    public static F64 Log1P(F64 x)
    {
        var u = 1 + x.Value;
        return new(u == 1 || double.IsInfinity(u) ? x.Value : Math.Log(u) * (x.Value / (u - 1)));
    }

    /// <inheritdoc/>
    public static F64 Tanh(F64 x) => new(Math.Tanh(x.Value));

    /// <inheritdoc/>
    public static F64 Sqrt(F64 x) => new(Math.Sqrt(x.Value));

    /// <inheritdoc/>
    public static F64 WherePositive(F64 x, F64 then, F64 otherwise) => x.Value > 0 ? then : otherwise;
}
