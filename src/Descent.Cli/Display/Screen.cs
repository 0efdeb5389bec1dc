using System.Globalization;
using Descent.Diagnostics;
using Spectre.Console;

namespace Descent.Cli.Display;

/// <summary>Where a command writes: lines for a person, errors apart, and a terminal where there is one.</summary>
/// <param name="output">The lines.</param>
/// <param name="errors">The errors.</param>
/// <param name="terminal">A terminal that can redraw, or null for pipes and files.</param>
internal sealed class Screen(TextWriter output, TextWriter errors, IAnsiConsole? terminal = null)
{
    private const int LabelWidth = 20;

    private readonly List<ReportFact> _said = [];

    /// <summary>The lines with a name, so far.</summary>
    public IReadOnlyList<ReportFact> Said => _said;

    public IAnsiConsole? Terminal => terminal;

    /// <summary>Where the lines go.</summary>
    public TextWriter Output => output;

    /// <summary>The process's own console.</summary>
    public static Screen OfProcess() => new(
        Console.Out,
        Console.Error,
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive || !AnsiConsole.Profile.Capabilities.Ansi ? null : AnsiConsole.Console);

    public void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public void Line() => output.WriteLine();

    /// <summary>A line with a name before it, aligned with the others.</summary>
    public void Line(string label, FormattableString text)
    {
        var said = text.ToString(CultureInfo.InvariantCulture);
        _said.Add(new(label, said));
        output.WriteLine(label.PadRight(LabelWidth) + said);
    }

    /// <summary>A diagnosis as it reads itself.</summary>
    public void Show(Diagnosis diagnosis)
    {
        foreach (var line in diagnosis.ToString().Split('\n'))
        {
            Line($"{line}");
        }
    }

    public void Error(string message) => errors.WriteLine(message);
}
