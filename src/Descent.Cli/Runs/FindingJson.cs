using System.Text.Json;
using Descent.Diagnostics;

namespace Descent.Cli.Runs;

/// <summary>Findings as JSON, for the lines of a run's log; docs/doctor.md describes the fields.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter writer, Finding finding)
    {
        var rule = finding.Rule;
        writer.WriteString("id", rule.Id);
        writer.WriteString("name", rule.Name);
        writer.WriteString("level", Word(finding.Level));
        writer.WriteString("certainty", Word(finding.Certainty));
        writer.WriteNumber("first_step", finding.Step);
        if (finding.ResolvedAt is { } resolved)
        {
            writer.WriteNumber("resolved_at", resolved);
        }

        writer.WriteString("statistic", rule.Statistic);
        Number(writer, "value", finding.Value);
        End(writer, "healthy_low", rule.Healthy.Low);
        End(writer, "healthy_high", rule.Healthy.High);
        writer.WriteString("message", finding.Message);
        writer.WriteString("change", finding.Change);
        if (finding.Suggested is { } suggested)
        {
            Number(writer, "suggested", suggested);
        }

        if (finding.Experiment is { } experiment)
        {
            writer.WriteString("experiment", experiment);
        }
    }

    public static void Write(Utf8JsonWriter writer, Diagnosis diagnosis)
    {
        writer.WriteString("verdict", diagnosis.Verdict switch
        {
            Verdict.NotEnoughEvidence => "not_enough_evidence",
            Verdict.StillImproving => "still_improving",
            Verdict.NoiseLimited => "noise_limited",
            var verdict => Word(verdict),
        });
        writer.WriteNumber("step", diagnosis.Step);
        Strings(writer, "reasons", diagnosis.Reasons);
        writer.WriteString("cause", diagnosis.Cause?.Id);
        Strings(writer, "explained", diagnosis.Explained.Select(finding => finding.Id));
        writer.WriteStartArray("findings");
        foreach (var finding in diagnosis.Findings)
        {
            writer.WriteStartObject();
            Write(writer, finding);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>A number; JSON has no NaN and no infinity, so these are the strings NaN, Infinity and -Infinity.</summary>
    public static void Number(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteString(name, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    /// <summary>The word for a member of an enumeration, in small letters.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    // An end that is not there.
    private static void End(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsInfinity(value))
        {
            writer.WriteNull(name);
        }
        else
        {
            Number(writer, name, value);
        }
    }

    private static void Strings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
