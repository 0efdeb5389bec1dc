using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;

namespace Descent.Diagnostics;

/// <summary>What can be said of a run: one cause first, its symptoms beneath it, and a verdict with its reasons. Immutable.</summary>
/// <param name="Verdict">What the run is, all in all.</param>
/// <param name="Reasons">Why, in words with numbers.</param>
/// <param name="Step">How many updates had been made.</param>
/// <param name="Cause">The fault that stands first, or null.</param>
/// <param name="Explained">Open findings that the cause explains.</param>
/// <param name="Others">All others, open ones first: further faults, notes, and what is resolved.</param>
public sealed record Diagnosis(
    Verdict Verdict,
    IReadOnlyList<string> Reasons,
    int Step,
    Finding? Cause,
    IReadOnlyList<Finding> Explained,
    IReadOnlyList<Finding> Others)
{
    /// <summary>By rule id: the value of each rule's statistic that could be computed, as it was last compared with <see cref="Rule.Healthy"/>, whether or not it is a finding.</summary>
    /// <remarks>Only what the rules had to compute is there: some statistics come from experiments that few runs need, and where there is nothing
    /// to measure, as the slopes of tanhs in a net of rectifiers, a rule has no value. Of a
    /// finding that holds it is <see cref="Finding.Value"/>.</remarks>
    public IReadOnlyDictionary<string, double> Statistics { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>Every finding: the cause, what it explains, the others.</summary>
    public IEnumerable<Finding> Findings => (Cause is null ? [] : new[] { Cause }).Concat(Explained).Concat(Others);

    /// <summary>The diagnosis as a person reads it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Cause is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(Verdict == Verdict.NotEnoughEvidence ? '·' : '✔')} {Words(Verdict).ToUpperInvariant()}  step {Step}\n  {string.Join(" · ", Reasons)}");
        }
        else
        {
            text.Append(Cause);
            if (Reasons.Count > 0)
            {
                text.Append("\n  Run       ").AppendJoin(" · ", Reasons);
            }

            if (Explained.Count > 0)
            {
                text.Append("\n  Also explains: ").AppendJoin(", ", Explained.Select(finding => $"{finding.Name} [{finding.Id}]"));
            }

            text.Append("\n  More: descent explain ").Append(Cause.Id);
        }

        foreach (var finding in Others)
        {
            text.Append('\n').Append(finding);
        }

        return text.ToString();
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Healthy => "healthy",
        Verdict.StillImproving => "healthy, still improving",
        Verdict.NoiseLimited => "noise-limited",
        Verdict.NotEnoughEvidence => "not enough evidence yet",
        _ => "unhealthy",
    };
}
