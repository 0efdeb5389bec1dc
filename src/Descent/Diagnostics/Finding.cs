using System.Globalization;
using System.Text;

namespace Descent.Diagnostics;

/// <summary>One thing that is wrong with a run, or worth knowing of it, with its number and its ruler. Immutable.</summary>
/// <param name="Rule">The rule that found it: statistic, formula, healthy range.</param>
/// <param name="Level">How much it asks of the reader.</param>
/// <param name="Certainty">How it is known.</param>
/// <param name="Step">How many updates the model had when it was first seen; 0 before the first.</param>
/// <param name="Value">The statistic.</param>
/// <param name="Message">What was seen, in plain words with the numbers.</param>
/// <param name="Change">What to change.</param>
/// <param name="ResolvedAt">The step at which it stopped holding, or null while it holds.</param>
/// <param name="Suggested">The new value of what should change, where that is a number: rate, decay, limit, batch size, steps, the step to keep, rows to shift by, the column to leave out; else null.</param>
public sealed record Finding(Rule Rule, FindingLevel Level, Certainty Certainty, int Step, double Value, string Message, string Change, int? ResolvedAt = null, double? Suggested = null)
{
    /// <summary>The code of the experiment that confirmed it, as <c>E4</c>; null where none did, or several together.</summary>
    public string? Experiment { get; init; }

    /// <summary>The rule's id, as <c>L2</c>.</summary>
    public string Id => Rule.Id;

    /// <summary>The rule's plain name.</summary>
    public string Name => Rule.Name;

    /// <summary>Whether it is a warning or an error that still holds.</summary>
    public bool IsOpenFault => Level > FindingLevel.Note && ResolvedAt is null;

    /// <summary>The finding as a person reads it: name, what was seen, the number with its ruler, what to change.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var heading = $"{Mark} {(Level == FindingLevel.Note ? "note" : Certainty.ToString()).ToUpperInvariant(),-9}  {Name}";
        text.Append(heading).Append("  [").Append(Id).Append("]  step ").Append(Step.ToString(CultureInfo.InvariantCulture));
        if (ResolvedAt is { } resolved)
        {
            text.Append(CultureInfo.InvariantCulture, $", resolved at step {resolved}");
        }

        text.Append("\n  ").Append(Message);
        text.Append(CultureInfo.InvariantCulture, $"\n  Seen      {Rule.Statistic}: {Value:G4}   healthy runs: {Rule.Healthy}");
        return text.Append("\n  Change    ").Append(Change).ToString();
    }

    private char Mark => ResolvedAt is not null ? '✔' : Level switch
    {
        FindingLevel.Error => '✖',
        FindingLevel.Warning => '▲',
        _ => '·',
    };
}
