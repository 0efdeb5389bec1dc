namespace Descent.Numerics;

/// <summary>A float, as a number system. Immutable; its default is 0.</summary>
/// <param name="Value">The number.</param>
public readonly record struct F32(float Value) : IReal<F32>
{
    /// <inheritdoc/>
    public static F32 From(double x) => new((float)x);

    /// <inheritdoc/>
    public static double ToDouble(F32 x) => x.Value;

    /// <inheritdoc/>
    public static F32 operator +(F32 a, F32 b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    public static F32 operator -(F32 a, F32 b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    public static F32 operator *(F32 a, F32 b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    public static F32 operator /(F32 a, F32 b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    public static F32 operator -(F32 x) => new(-x.Value);

    /// <inheritdoc/>
    public static F32 Exp(F32 x) => new(MathF.Exp(x.Value));

    /// <inheritdoc/>
    public static F32 Log(F32 x) => new(MathF.Log(x.Value));

    // Neither Math nor MathF has log1p. With u = 1 + x rounded, ln(u) x / (u − 1) cancels u's rounding
    // (Goldberg 1991, theorem 4); double.LogP1 is ln(1 + x) and loses small x.
    /// <inheritdoc/>
    public static F32 Log1P(F32 x)
    {
        var u = 1 + x.Value;
        return new(u == 1 || float.IsInfinity(u) ? x.Value : MathF.Log(u) * (x.Value / (u - 1)));
    }

    /// <inheritdoc/>
    public static F32 Tanh(F32 x) => new(MathF.Tanh(x.Value));

    /// <inheritdoc/>
    public static F32 Sqrt(F32 x) => new(MathF.Sqrt(x.Value));

    /// <inheritdoc/>
    public static F32 WherePositive(F32 x, F32 then, F32 otherwise) => x.Value > 0 ? then : otherwise;
}
