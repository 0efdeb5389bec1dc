using System.Runtime.CompilerServices;

namespace Descent.Numerics;

/// <summary>exp, log and tanh of several floats at once: own polynomials, within 2 ulps of the true value (measured in the tests).</summary>
internal static class LaneMath
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f; // exact in 10 bits, so n · Ln2High is exact
    private const float Ln2Low = -2.12194440e-4f;
    private const float Sqrt2 = 1.41421356f;
    private const float SmallestNormal = 1.17549435e-38f;

    // x = n ln 2 + r with |r| ≤ ½ ln 2; e^r by its Taylor polynomial of degree 7 (error below 5e-9 relative).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        var v = T.Min(T.Max(x, T.Broadcast(-104)), T.Broadcast(89)); // NaN is put back below
        return T.Select(T.Equal(x, x), ExpWithin(v), x);
    }

    /// <summary>e^v for v from −104, which gives 0, to 89, which gives ∞; NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpWithin<T>(T v)
        where T : struct, ILanes<T>
    {
        var n = T.Round(v * T.Broadcast(Log2E));
        var r = T.MultiplyAdd(n, T.Broadcast(-Ln2Low), T.MultiplyAdd(n, T.Broadcast(-Ln2High), v));
        var p = T.MultiplyAdd(r, T.Broadcast(1f / 5040), T.Broadcast(1f / 720));
        p = T.MultiplyAdd(r, p, T.Broadcast(1f / 120));
        p = T.MultiplyAdd(r, p, T.Broadcast(1f / 24));
        p = T.MultiplyAdd(r, p, T.Broadcast(1f / 6));
        p = T.MultiplyAdd(r, p, T.Broadcast(0.5f));
        p = T.MultiplyAdd(r, p, T.Broadcast(1));
        p = T.MultiplyAdd(r, p, T.Broadcast(1));
        return T.Scale(p, n);
    }

    /// <summary>Four registers at once, step by step: the steps of one wait for each other, and a processor sees too few instructions ahead to begin the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T A, T B, T C, T D) ExpWithin<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T>
    {
        var (log2E, high, low) = (T.Broadcast(Log2E), T.Broadcast(-Ln2High), T.Broadcast(-Ln2Low));
        var (na, nb, nc, nd) = (T.Round(a * log2E), T.Round(b * log2E), T.Round(c * log2E), T.Round(d * log2E));
        (a, b, c, d) = (T.MultiplyAdd(na, high, a), T.MultiplyAdd(nb, high, b), T.MultiplyAdd(nc, high, c), T.MultiplyAdd(nd, high, d));
        (a, b, c, d) = (T.MultiplyAdd(na, low, a), T.MultiplyAdd(nb, low, b), T.MultiplyAdd(nc, low, c), T.MultiplyAdd(nd, low, d));
        var (p7, p6) = (T.Broadcast(1f / 5040), T.Broadcast(1f / 720));
        var (pa, pb, pc, pd) = (T.MultiplyAdd(a, p7, p6), T.MultiplyAdd(b, p7, p6), T.MultiplyAdd(c, p7, p6), T.MultiplyAdd(d, p7, p6));
        (pa, pb, pc, pd) = (T.MultiplyAdd(a, pa, T.Broadcast(1f / 120)), T.MultiplyAdd(b, pb, T.Broadcast(1f / 120)), T.MultiplyAdd(c, pc, T.Broadcast(1f / 120)), T.MultiplyAdd(d, pd, T.Broadcast(1f / 120)));
        (pa, pb, pc, pd) = (T.MultiplyAdd(a, pa, T.Broadcast(1f / 24)), T.MultiplyAdd(b, pb, T.Broadcast(1f / 24)), T.MultiplyAdd(c, pc, T.Broadcast(1f / 24)), T.MultiplyAdd(d, pd, T.Broadcast(1f / 24)));
        (pa, pb, pc, pd) = (T.MultiplyAdd(a, pa, T.Broadcast(1f / 6)), T.MultiplyAdd(b, pb, T.Broadcast(1f / 6)), T.MultiplyAdd(c, pc, T.Broadcast(1f / 6)), T.MultiplyAdd(d, pd, T.Broadcast(1f / 6)));
        (pa, pb, pc, pd) = (T.MultiplyAdd(a, pa, T.Broadcast(0.5f)), T.MultiplyAdd(b, pb, T.Broadcast(0.5f)), T.MultiplyAdd(c, pc, T.Broadcast(0.5f)), T.MultiplyAdd(d, pd, T.Broadcast(0.5f)));
        (pa, pb, pc, pd) = (T.MultiplyAdd(a, pa, T.Broadcast(1)), T.MultiplyAdd(b, pb, T.Broadcast(1)), T.MultiplyAdd(c, pc, T.Broadcast(1)), T.MultiplyAdd(d, pd, T.Broadcast(1)));
        (pa, pb, pc, pd) = (T.MultiplyAdd(a, pa, T.Broadcast(1)), T.MultiplyAdd(b, pb, T.Broadcast(1)), T.MultiplyAdd(c, pc, T.Broadcast(1)), T.MultiplyAdd(d, pd, T.Broadcast(1)));
        return (T.Scale(pa, na), T.Scale(pb, nb), T.Scale(pc, nc), T.Scale(pd, nd));
    }

    // x = m 2ᵉ with m in [√½, √2)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        var isSmall = T.Greater(T.Broadcast(SmallestNormal), x);
        var normal = T.Select(isSmall, x * T.Broadcast(8388608), x); // · 2²³, so that denormals have an exponent
        var (m, e) = (T.Mantissa(normal), T.Exponent(normal) - T.Select(isSmall, T.Broadcast(23), T.Broadcast(0)));
        var isLarge = T.Greater(m, T.Broadcast(Sqrt2));
        m = T.Select(isLarge, m * T.Broadcast(0.5f), m);
        e = T.Select(isLarge, e + T.Broadcast(1), e);
        return AtEnds(x, Log(m - T.Broadcast(1), e));
    }

    // 1 + x = (1 + f) 2ᵉ, where f is computed from x itself, so that it keeps the digits that 1 + x loses.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log1P<T>(T x)
        where T : struct, ILanes<T>
    {
        var u = x + T.Broadcast(1);
        var e = T.Exponent(u);
        e = T.Select(T.Greater(T.Mantissa(u), T.Broadcast(Sqrt2)), e + T.Broadcast(1), e);
        var power = T.Scale(T.Broadcast(1), -e);
        var y = AtEnds(u, Log(T.MultiplyAdd(x, power, power - T.Broadcast(1)), e));
        return T.Select(T.Equal(u, T.Broadcast(1)), x, y);
    }

    // ln((1 + f) 2ᵉ) = e ln 2 + 2 artanh s, s = f / (f + 2), by its series to s¹¹ (error below 2e-9 relative). 2 artanh s = f − s (f − z p'):
    // the exact f carries the digits (as in fdlibm), the series only corrects it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Log<T>(T f, T e)
        where T : struct, ILanes<T>
    {
        var s = f / (f + T.Broadcast(2));
        var z = s * s;
        var p = T.MultiplyAdd(z, T.Broadcast(2f / 11), T.Broadcast(2f / 9));
        p = T.MultiplyAdd(z, p, T.Broadcast(2f / 7));
        p = T.MultiplyAdd(z, p, T.Broadcast(2f / 5));
        p = T.MultiplyAdd(z, p, T.Broadcast(2f / 3));
        return T.MultiplyAdd(e, T.Broadcast(Ln2High), f - s * (f - z * p) + e * T.Broadcast(Ln2Low));
    }

    // ln 0 = −∞, ln ∞ = ∞, and NaN below 0
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AtEnds<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        y = T.Select(T.Equal(x, T.Broadcast(0)), T.Broadcast(float.NegativeInfinity), y);
        y = T.Select(T.Equal(x, T.Broadcast(float.PositiveInfinity)), x, y);
        return T.Select(T.GreaterOrEqual(x, T.Broadcast(0)), y, T.Broadcast(float.NaN));
    }

    // Near 0 by an odd minimax polynomial (Cephes, Moshier 1992), since 1 − 2 / (e²ˣ + 1) loses the digits of small x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : struct, ILanes<T>
    {
        var size = T.Abs(x);
        var z = x * x;
        var p = T.MultiplyAdd(z, T.Broadcast(-5.70498872745e-3f), T.Broadcast(2.06390887954e-2f));
        p = T.MultiplyAdd(z, p, T.Broadcast(-5.37397155531e-2f));
        p = T.MultiplyAdd(z, p, T.Broadcast(1.33314422036e-1f));
        p = T.MultiplyAdd(z, p, T.Broadcast(-3.33332819422e-1f));
        var near = T.MultiplyAdd(z * p, x, x);
        var far = T.Broadcast(1) - T.Broadcast(2) / (ExpWithin(T.Min(size + size, T.Broadcast(89))) + T.Broadcast(1));
        return T.Select(T.GreaterOrEqual(size, T.Broadcast(0.625f)), T.CopySign(far, x), near); // near, too, for NaN, which it keeps
    }
}
