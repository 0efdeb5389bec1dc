using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Cli.Runs;

/// <summary>Everything that decides how a run goes, as it stands in the run's folder. Immutable.</summary>
internal sealed record Settings
{
    public required string Data { get; init; }

    public string? Target { get; init; }

    public string? Task { get; init; }

    public string? Loss { get; init; }

    public ulong Seed { get; init; } = 1;

    public int Epochs { get; init; } = 20;

    public int Batch { get; init; } = 32;

    public string Optimizer { get; init; } = "adamw";

    public double LearningRate { get; init; }

    public string Schedule { get; init; } = "cosine";

    public double WeightDecay { get; init; }

    public double L1 { get; init; }

    public double L2 { get; init; }

    public double? ClipNorm { get; init; }

    public int? Patience { get; init; }

    public int[] Hidden { get; init; } = [];

    public string Activation { get; init; } = "tanh";

    public double Dropout { get; init; }

    public int Context { get; init; }

    public int Embedding { get; init; }

    /// <summary>The SHA-256 of the data, so that a run is resumed on what it began with.</summary>
    public string DataHash { get; init; } = "";

    public string ToJson() => JsonSerializer.Serialize(this, SettingsJson.Default.Settings);

    /// <exception cref="InvalidDataException">The text is not that of settings.</exception>
    public static Settings FromJson(string json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SettingsJson.Default.Settings) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: these are not the settings of a run ({e.Message}). Restore the file, or train anew.", e);
        }
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Settings))]
internal sealed partial class SettingsJson : JsonSerializerContext;
