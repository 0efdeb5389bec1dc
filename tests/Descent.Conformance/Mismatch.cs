using System.Globalization;

namespace Descent.Conformance;

/// <summary>One number that is not what the reference says.</summary>
/// <param name="What">The value, or the gradient by an argument.</param>
/// <param name="Index">Its place.</param>
/// <param name="Expected">What the reference says.</param>
/// <param name="Actual">What Descent says.</param>
public sealed record Mismatch(string What, int Index, double Expected, double Actual)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{What} [{Index}]: {Expected:R} is expected, not {Actual:R}");
}
