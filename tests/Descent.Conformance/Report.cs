using System.Globalization;
using System.Text;

namespace Descent.Conformance;

/// <summary>A reference file held against Descent, case by case.</summary>
/// <param name="Passed">How many cases agree, or differ for a listed reason.</param>
/// <param name="Failures">The others, one line each.</param>
/// <param name="Differing">The cases that differ for listed reasons.</param>
/// <param name="WorstFloat32">By loss, the worst relative error in Float32 and the number of cases.</param>
public sealed record Report(
    int Passed,
    IReadOnlyList<string> Failures,
    IReadOnlyList<(ReferenceCase Case, Comparison Comparison, IReadOnlyList<Difference> Reasons)> Differing,
    IReadOnlyList<(string Loss, double Error, int Cases)> WorstFloat32)
{
    private const int Shown = 4;

    public static Report Of(IReadOnlyList<ReferenceCase> cases)
    {
        var failures = new List<string>();
        var differing = new List<(ReferenceCase, Comparison, IReadOnlyList<Difference>)>();
        var errors = new List<(string Loss, double Error)>();
        foreach (var reference in cases)
        {
            var problems = new List<string>();
            foreach (var type in new[] { ElementType.Float64, ElementType.Float32 }.Where(type => Comparison.Fits(reference, type)))
            {
                var comparison = Comparison.Of(reference, type);
                var reasons = comparison.Agrees ? [] : Difference.Of(reference, comparison);
                if (!comparison.Agrees && reasons.Count == 0)
                {
                    problems.Add($"{type}: {Describe(comparison)}");
                }
                else if (type == ElementType.Float64 && reasons.Count > 0)
                {
                    differing.Add((reference, comparison, reasons));
                }

                if (type == ElementType.Float32)
                {
                    errors.Add((reference.Loss, comparison.WorstError));
                }
            }

            if (problems.Count > 0)
            {
                failures.Add($"{reference.Name} ({reference.Loss}): {string.Join("; ", problems)}");
            }
        }

        return new(cases.Count - failures.Count, failures, differing, [.. errors.GroupBy(error => error.Loss).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Max(error => error.Error), group.Count()))]);
    }

    /// <summary>The page of differences, for people.</summary>
    public string ToMarkdown()
    {
        var page = new StringBuilder("# Differences from PyTorch\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{Passed + Failures.Count} calls of PyTorch's losses, recorded in double precision from its own test suite (torch 1.13), with values, gradients and edge cases, are\n");
        page.Append(CultureInfo.InvariantCulture, $"held against Descent: {Passed - Differing.Count} agree within 10⁻¹⁰ in value and every gradient (relative; for numbers below 10⁻⁴ of the largest of their tensor, to that), {Differing.Count} differ on purpose, {Failures.Count} fail. This page is written by the tests.\n\n");
        page.Append("```\ndotnet run -c Release --project tests/Descent.Conformance -- tests/Descent.Tests/Golden/pytorch-losses.json.gz\n```\n\n");
        page.Append("PyTorch's means have names here: its mean of weighted binary cross-entropies and of distributions is `MeanOverExamples()`, its `batchmean`\nis `MeanOverBatch()`, its mean of class-weighted losses is `Mean()`.\n");
        foreach (var difference in Difference.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {difference.Title}\n\n{difference.Reason}\n\nTo get PyTorch's: {difference.Recipe}\n\n| case | PyTorch | Descent |\n|---|---|---|\n");
            foreach (var (reference, comparison, _) in Differing.Where(found => found.Reasons.Contains(difference)))
            {
                if (comparison.Refusal is { } message)
                {
                    page.Append(CultureInfo.InvariantCulture, $"| {reference.Name} | value {Number(reference.Output!.Values[0])} | {message} |\n");
                }

                foreach (var mismatch in comparison.Mismatches.Where(mismatch => difference.Explains(reference, mismatch)).Take(Shown))
                {
                    page.Append(CultureInfo.InvariantCulture, $"| {reference.Name} | {mismatch.What} [{mismatch.Index}] {Number(mismatch.Expected)} | {Number(mismatch.Actual)} |\n");
                }
            }
        }

        page.Append(CultureInfo.InvariantCulture, $"\n## Float32\n\nThe same calls in Float32, against the double values; an error is relative to the number, or to 1 % of the largest of its tensor. Each must stay below {Comparison.Float32:0e0}.\n\n| loss | cases | worst error below |\n|---|---|---|\n");
        foreach (var (loss, error, count) in WorstFloat32)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {loss} | {count} | {Math.Pow(10, Math.Ceiling(Math.Log10(error))):0e0} |\n");
        }

        return page.ToString();
    }

    private static string Describe(Comparison comparison) => comparison.Refusal is { } message
        ? $"refused: {message}"
        : comparison.IsRefusalExpected ? "an error is expected, and it answers"
        : string.Join("; ", comparison.Mismatches.Take(Shown)) + (comparison.Mismatches.Count > Shown ? $"; and {comparison.Mismatches.Count - Shown} more" : "");

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        _ => value.ToString("G6", CultureInfo.InvariantCulture),
    };
}
