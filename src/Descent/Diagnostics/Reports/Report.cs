using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Diagnostics;

/// <summary>What is to be said of a training run, in numbers and words, without a page to show it on. Immutable.</summary>
/// <remarks>Its JSON is what <c>descent report</c> makes a page of. Long runs are thinned, so that it stays small.</remarks>
public sealed record Report
{
    /// <summary>What the run is called.</summary>
    public string Title { get; init; } = "A training run";

    /// <summary>What the run is, all in all.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The run in one sentence.</summary>
    public required string Reading { get; init; }

    /// <summary>Why, in words with numbers.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Why the run ended before its time, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>How many updates had been made.</summary>
    public required int Step { get; init; }

    /// <summary>The name of the loss.</summary>
    public required string Loss { get; init; }

    /// <summary>The loss of an untrained model as it should be, of the best constant and of a perfect model.</summary>
    public required Yardstick Yardstick { get; init; }

    /// <summary>The loss before the first step as it was; null where the run was resumed.</summary>
    public double? Start { get; init; }

    /// <summary>Steps an epoch; null where nobody said.</summary>
    public double? StepsPerEpoch { get; init; }

    /// <summary>The number of the epoch whose weights were kept, or null.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>The loss of batches, before each update.</summary>
    public IReadOnlyList<CurvePoint> Batches { get; init; } = [];

    /// <summary>The learning rate.</summary>
    public IReadOnlyList<CurvePoint> Rates { get; init; } = [];

    /// <summary>The epochs, or some of them, oldest first.</summary>
    public IReadOnlyList<ReportEpoch> Epochs { get; init; } = [];

    /// <summary>The findings: the cause first.</summary>
    public IReadOnlyList<ReportFinding> Findings { get; init; } = [];

    /// <summary>The loss taken apart; null where the loss has no number for each example.</summary>
    public ReportJudgement? Judgement { get; init; }

    /// <summary>What the layers look like inside, over time.</summary>
    public IReadOnlyList<ReportSignal> Signals { get; init; } = [];

    /// <summary>The experiments that were made.</summary>
    public IReadOnlyList<ReportExperiment> Experiments { get; init; } = [];

    /// <summary>What else is worth saying: data, baselines, test.</summary>
    public IReadOnlyList<ReportFact> Facts { get; init; } = [];

    /// <summary>How the run was set.</summary>
    public IReadOnlyList<ReportFact> Settings { get; init; } = [];

    /// <summary>What it ran on.</summary>
    public IReadOnlyList<ReportFact> Environment { get; init; } = [];

    /// <summary>What to type to have the same run again, or null.</summary>
    public string? Command { get; init; }

    /// <summary>The report as JSON; every character beyond ASCII, and those that mean something in HTML, are escaped.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.Report);

    /// <summary>The report that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is not such a report.</exception>
    public static Report FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ReportJson.Default.Report) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Report.FromJson: the text is no report ({e.Message}). Use what ToJson wrote.", e);
        }
    }
}

[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
