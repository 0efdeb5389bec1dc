using System.Globalization;

namespace Descent.Diagnostics;

/// <summary>One fault of the catalogue: what it looks like, the statistic that shows it, and the values that healthy runs have. Immutable.</summary>
public abstract class Rule
{
    private protected Rule(string id, string name, string about, string statistic, string formula, HealthyRange healthy, string change, params string[] explains) =>
        (Id, Name, About, Statistic, Formula, Healthy, Change, Explains) = (id, name, about, statistic, formula, healthy, change, explains);

    /// <summary>The id, as <c>L2</c>.</summary>
    public string Id { get; }

    /// <summary>The plain name.</summary>
    public string Name { get; }

    /// <summary>What goes wrong and how it shows, in plain words.</summary>
    public string About { get; }

    /// <summary>What is measured.</summary>
    public string Statistic { get; }

    /// <summary>How it is computed.</summary>
    public string Formula { get; }

    /// <summary>The values of healthy runs.</summary>
    public HealthyRange Healthy { get; }

    /// <summary>What to change in the program.</summary>
    public string Change { get; }

    /// <summary>The ids of findings that are its symptoms.</summary>
    public IReadOnlyList<string> Explains { get; }

    /// <summary>When it is asked.</summary>
    internal virtual RuleMoment Moment => RuleMoment.Probe;

    /// <summary>The finding in what was seen of a run, or null.</summary>
    internal abstract Finding? Judge(Evidence run);

    /// <summary>A finding of this rule after the experiment that decides it, or null where it is refuted.</summary>
    internal virtual Finding? Confirm(Evidence run, Finding found) => found;

    /// <summary>Keeps the statistic that is compared with the healthy range; a NaN could not be computed.</summary>
    private protected void Seen(Evidence run, double value)
    {
        if (!double.IsNaN(value))
        {
            run.Statistics[Id] = value;
        }
    }

    /// <summary>A finding of this rule.</summary>
    private protected Finding Found(Evidence run, FindingLevel level, Certainty certainty, double value, FormattableString message, FormattableString? change = null, double? suggested = null) =>
        new(this, level, certainty, run.Step, value, message.ToString(CultureInfo.InvariantCulture), change?.ToString(CultureInfo.InvariantCulture) ?? Change, null, suggested);
}
