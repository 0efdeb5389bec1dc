using System.IO.Compression;
using System.Text.Json;

namespace Descent.Conformance;

/// <summary>One call of a loss as another library answered it: arguments, options, value and gradients.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Loss">The loss, as the other library calls it.</param>
/// <param name="Arguments">The tensors.</param>
/// <param name="Options">The options.</param>
/// <param name="Output">The value, or null where an error is expected.</param>
/// <param name="OutputGradient">What the value is multiplied by before its gradient is taken, or null for 1.</param>
/// <param name="Gradients">The gradient by each argument that has one.</param>
public sealed record ReferenceCase(
    string Name,
    string Loss,
    IReadOnlyDictionary<string, ReferenceTensor> Arguments,
    IReadOnlyDictionary<string, JsonElement> Options,
    ReferenceTensor? Output,
    ReferenceTensor? OutputGradient,
    IReadOnlyDictionary<string, ReferenceTensor> Gradients)
{
    /// <summary>The cases of a file, plain or packed (.gz).</summary>
    public static ReferenceCase[] Read(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Read)];
    }

    private static ReferenceCase Read(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        json.GetProperty("loss").GetString()!,
        Tensors(json, "args"),
        json.GetProperty("options").EnumerateObject().ToDictionary(option => option.Name, option => option.Value.Clone()),
        Tensor(json, "output"),
        Tensor(json, "grad_output"),
        Tensors(json, "grads"));

    private static Dictionary<string, ReferenceTensor> Tensors(JsonElement json, string name) =>
        json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object
            ? found.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object).ToDictionary(entry => entry.Name, entry => ReferenceTensor.Read(entry.Value))
            : [];

    private static ReferenceTensor? Tensor(JsonElement json, string name) =>
        json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? ReferenceTensor.Read(found) : null;
}
