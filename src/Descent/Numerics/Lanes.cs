using System.Numerics;
using System.Runtime.Intrinsics;

namespace Descent.Numerics;

/// <summary>Eight floats side by side, as one number of a number system: one formula, eight results. Immutable.</summary>
/// <remarks>
/// A register of 256 bits on every machine, emulated where there is none, so that results have the same bits everywhere.
/// exp, log and tanh are own polynomials, within 2 ulps of the true value (measured in the tests).
/// </remarks>
/// <param name="Value">The eight numbers.</param>
public readonly record struct Lanes(Vector256<float> Value) : IReal<Lanes>
{
    /// <summary>How many numbers there are.</summary>
    public const int Count = 8;

    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f; // exact in 10 bits, so n · Ln2High is exact
    private const float Ln2Low = -2.12194440e-4f;
    private const float Sqrt2 = 1.41421356f;
    private const float SmallestNormal = 1.17549435e-38f;

    /// <inheritdoc/>
    public static Lanes From(double x) => new(Vector256.Create((float)x));

    /// <summary>The first of the eight as a double.</summary>
    public static double ToDouble(Lanes x) => x.Value[0];

    /// <inheritdoc/>
    public static Lanes operator +(Lanes a, Lanes b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    public static Lanes operator -(Lanes a, Lanes b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    public static Lanes operator *(Lanes a, Lanes b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    public static Lanes operator /(Lanes a, Lanes b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    public static Lanes operator -(Lanes x) => new(-x.Value);

    // x = n ln 2 + r with |r| ≤ ½ ln 2; e^r by its Taylor polynomial of degree 7 (error below 5e-9 relative); 2ⁿ in two halves, so that
    // results below the smallest normal number are reached too.
    /// <inheritdoc/>
    public static Lanes Exp(Lanes x)
    {
        var v = Vector256.MinNative(Vector256.MaxNative(x.Value, Vector256.Create(-104f)), Vector256.Create(89f)); // NaN is put back below
        var n = Vector256.Round(v * Log2E);
        var r = Fma(n, -Ln2Low, Fma(n, -Ln2High, v));
        var p = Fma(r, Vector256.Create(1f / 5040), Vector256.Create(1f / 720));
        p = Fma(r, p, Vector256.Create(1f / 120));
        p = Fma(r, p, Vector256.Create(1f / 24));
        p = Fma(r, p, Vector256.Create(1f / 6));
        p = Fma(r, p, Vector256.Create(0.5f));
        p = Fma(r, p, Vector256.Create(1f));
        p = Fma(r, p, Vector256.Create(1f));
        var whole = Vector256.ConvertToInt32Native(n);
        var half = whole >> 1;
        var y = p * Power(half) * Power(whole - half);
        return new(Vector256.ConditionalSelect(Vector256.Equals(x.Value, x.Value), y, x.Value));
    }

    // x = m 2ᵉ with m in [√½, √2); ln m = 2 artanh s, s = (m − 1) / (m + 1), by its series to s¹¹ (error below 2e-9 relative).
    /// <inheritdoc/>
    public static Lanes Log(Lanes x)
    {
        var isSmall = Vector256.LessThan(x.Value, Vector256.Create(SmallestNormal));
        var v = Vector256.ConditionalSelect(isSmall, x.Value * 8388608f, x.Value); // · 2²³, so that denormals have an exponent
        var bits = v.AsInt32();
        var e = Vector256.ConvertToSingle((bits >> 23) - Vector256.Create(127)) - Vector256.ConditionalSelect(isSmall, Vector256.Create(23f), Vector256<float>.Zero);
        var m = ((bits & Vector256.Create(0x007FFFFF)) | Vector256.Create(0x3F800000)).AsSingle();
        var isLarge = Vector256.GreaterThan(m, Vector256.Create(Sqrt2));
        m = Vector256.ConditionalSelect(isLarge, m * 0.5f, m);
        e = Vector256.ConditionalSelect(isLarge, e + Vector256.Create(1f), e);
        var f = m - Vector256.Create(1f);
        var s = f / (m + Vector256.Create(1f));
        var z = s * s;
        var p = Fma(z, Vector256.Create(2f / 11), Vector256.Create(2f / 9));
        p = Fma(z, p, Vector256.Create(2f / 7));
        p = Fma(z, p, Vector256.Create(2f / 5));
        p = Fma(z, p, Vector256.Create(2f / 3));
        // 2 artanh s = f − s (f − z p'): the exact f carries the digits (as in fdlibm), the series only corrects it.
        var log = f - s * (f - z * p);
        var y = Fma(e, Ln2High, log + e * Ln2Low);
        y = Vector256.ConditionalSelect(Vector256.Equals(x.Value, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), y);
        y = Vector256.ConditionalSelect(Vector256.Equals(x.Value, Vector256.Create(float.PositiveInfinity)), x.Value, y);
        return new(Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x.Value, Vector256<float>.Zero), y, Vector256.Create(float.NaN)));
    }

    // As F32: ln(u) x / (u − 1) with u = 1 + x rounded (Goldberg 1991, theorem 4).
    /// <inheritdoc/>
    public static Lanes Log1P(Lanes x)
    {
        var u = x.Value + Vector256.Create(1f);
        var isExact = Vector256.Equals(u, Vector256.Create(1f)) | Vector256.Equals(u, Vector256.Create(float.PositiveInfinity));
        return new(Vector256.ConditionalSelect(isExact, x.Value, Log(new(u)).Value * (x.Value / (u - Vector256.Create(1f)))));
    }

    // Near 0 by an odd minimax polynomial (Cephes, Moshier 1992), since 1 − 2 / (e²ˣ + 1) loses the digits of small x.
    /// <inheritdoc/>
    public static Lanes Tanh(Lanes x)
    {
        var size = Vector256.Abs(x.Value);
        var z = x.Value * x.Value;
        var p = Fma(z, Vector256.Create(-5.70498872745e-3f), Vector256.Create(2.06390887954e-2f));
        p = Fma(z, p, Vector256.Create(-5.37397155531e-2f));
        p = Fma(z, p, Vector256.Create(1.33314422036e-1f));
        p = Fma(z, p, Vector256.Create(-3.33332819422e-1f));
        var near = Fma(z * p, x.Value, x.Value);
        var far = Vector256.Create(1f) - Vector256.Create(2f) / (Exp(new(size + size)).Value + Vector256.Create(1f));
        far = Vector256.CopySign(far, x.Value);
        return new(Vector256.ConditionalSelect(Vector256.LessThan(size, Vector256.Create(0.625f)), near, far));
    }

    /// <inheritdoc/>
    public static Lanes Sqrt(Lanes x) => new(Vector256.Sqrt(x.Value));

    /// <inheritdoc/>
    public static Lanes WherePositive(Lanes x, Lanes then, Lanes otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(x.Value, Vector256<float>.Zero), then.Value, otherwise.Value));

    private static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);

    private static Vector256<float> Fma(Vector256<float> a, float b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, Vector256.Create(b), c);

    private static Vector256<float> Power(Vector256<int> exponent) => ((exponent + Vector256.Create(127)) << 23).AsSingle();
}
