using System.Globalization;
using System.Text.Json;
using Descent.Numerics;

namespace Descent.Conformance;

/// <summary>A tensor of a reference file.</summary>
/// <param name="IsWhole">Whether its numbers are whole, as classes are.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its numbers, innermost axis fastest.</param>
public sealed record ReferenceTensor(bool IsWhole, Shape Shape, double[] Values)
{
    public static ReferenceTensor Read(JsonElement json) => new(
        json.GetProperty("dtype").GetString()!.StartsWith("int", StringComparison.Ordinal),
        new([.. json.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())]),
        [.. json.GetProperty("data").EnumerateArray().Select(Number)]);

    // What JSON cannot write stands as a string: NaN, Infinity, -Infinity.
    private static double Number(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture)
        : json.GetDouble();
}
