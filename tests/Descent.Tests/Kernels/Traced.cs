using Descent.Numerics;

namespace Descent.Tests.Kernels;

/// <summary>A double that notes whether a formula used more than + − · / √, which alone round alike in every form.</summary>
internal readonly record struct Traced(double Value) : IReal<Traced>
{
    [ThreadStatic]
    private static bool _isTranscendental;

    /// <summary>Whether a formula of two numbers is arithmetic alone.</summary>
    public static bool IsArithmetic(Func<Traced, Traced, Traced> formula)
    {
        _isTranscendental = false;
        _ = formula(new(0.3), new(0.7));
        return !_isTranscendental;
    }

    public static Traced From(double x) => new(x);

    public static double ToDouble(Traced x) => x.Value;

    public static Traced operator +(Traced a, Traced b) => new(a.Value + b.Value);

    public static Traced operator -(Traced a, Traced b) => new(a.Value - b.Value);

    public static Traced operator *(Traced a, Traced b) => new(a.Value * b.Value);

    public static Traced operator /(Traced a, Traced b) => new(a.Value / b.Value);

    public static Traced operator -(Traced x) => new(-x.Value);

    public static Traced Exp(Traced x) => Noted(Math.Exp(x.Value));

    public static Traced Log(Traced x) => Noted(Math.Log(x.Value));

    public static Traced Log1P(Traced x) => Noted(double.LogP1(x.Value));

    public static Traced Tanh(Traced x) => Noted(Math.Tanh(x.Value));

    public static Traced Sqrt(Traced x) => new(Math.Sqrt(x.Value));

    public static Traced WherePositive(Traced x, Traced then, Traced otherwise) => x.Value > 0 ? then : otherwise;

    private static Traced Noted(double x)
    {
        _isTranscendental = true;
        return new(x);
    }
}
