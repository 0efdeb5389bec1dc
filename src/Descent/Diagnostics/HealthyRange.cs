using System.Globalization;

namespace Descent.Diagnostics;

/// <summary>The values of a statistic that healthy runs show, and where they come from. Immutable.</summary>
/// <param name="Low">The lower end; −∞ where there is none.</param>
/// <param name="High">The upper end; ∞ where there is none.</param>
/// <param name="Source">What the ends were taken from.</param>
public readonly record struct HealthyRange(double Low, double High, string Source)
{
    /// <summary>Whether a value lies within; NaN does not.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>The ends in words, as <c>at most 0.01</c>.</summary>
    public override string ToString() => (double.IsInfinity(Low), double.IsInfinity(High)) switch
    {
        (true, true) => "any",
        (true, false) => $"at most {Text(High)}",
        (false, true) => $"at least {Text(Low)}",
        _ when Low.Equals(High) => $"exactly {Text(Low)}",
        _ => $"{Text(Low)} to {Text(High)}",
    };

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
