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
    private const int WidestText = 80;
    private const int CurveWidth = 64;
    private const int CurveHeight = 6;

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

    public void Line(FormattableString text) => Write(text.ToString(CultureInfo.InvariantCulture));

    public void Line() => output.WriteLine();

    /// <summary>A line with a name before it, aligned with the others.</summary>
    public void Line(string label, FormattableString text)
    {
        var said = text.ToString(CultureInfo.InvariantCulture);
        _said.Add(new(label, said));
        Write(label.PadRight(LabelWidth) + said);
    }

    /// <summary>The same place for errors, with nobody to read the lines.</summary>
    public Screen Silent() => new(TextWriter.Null, errors);

    /// <summary>A diagnosis as it reads itself.</summary>
    public void Show(Diagnosis diagnosis) => Show(diagnosis.ToString());

    /// <summary>A finding that opens, changes or is resolved, in a line.</summary>
    public void Show(FindingChange change)
    {
        var (finding, isOpen) = (change.Finding, change.Event != FindingEvent.Resolved);
        var mark = !isOpen ? '✔' : finding.Level switch { FindingLevel.Error => '✖', FindingLevel.Warning => '▲', _ => '·' };
        Show(string.Create(CultureInfo.InvariantCulture, $"{mark} step {change.Step}: {finding.Name} [{finding.Id}] {(isOpen ? $"{(change.Event == FindingEvent.Changed ? "is now " : "")}{finding.Certainty.ToString().ToLowerInvariant()}. {finding.Message}" : "no longer holds")}"));
    }

    /// <summary>An experiment that is about to be made, and why; it is not among what was said of the run.</summary>
    public void Show(ExperimentNotice experiment) => Write($"trying {experiment.Code}".PadRight(LabelWidth) + experiment.Why);

    /// <summary>A curve in braille dots, with the numbers of its upper and lower edge.</summary>
    public void Draw(IReadOnlyList<double> values, double low, double high)
    {
        var plane = new Braille(CurveWidth, CurveHeight);
        plane.Draw(1, values, low, Math.Max(high, Math.BitIncrement(low)));
        for (var row = 0; row < plane.Height; row++)
        {
            var dots = string.Concat(Enumerable.Range(0, plane.Width).Select(column => plane.At(row, column).Character));
            var label = row == 0 ? high : row == plane.Height - 1 ? low : double.NaN;
            Line(double.IsNaN(label) ? (FormattableString)$"  {dots}" : $"  {dots} {label + 0.0:F4}");
        }
    }

    public void Error(string message) => errors.WriteLine(message);

    private void Write(string line)
    {
        foreach (var part in terminal is null ? [line] : Paragraphs.Wrapped(line, terminal.Profile.Width))
        {
            output.WriteLine(part);
        }
    }

    // A terminal gets lines that fit, with headings in the colour of their mark; a pipe the text as it is.
    private void Show(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (terminal is null)
            {
                output.WriteLine(line);
                continue;
            }

            var style = line is ['✖', ..] ? new Style(Color.Red) : line is ['▲', ..] ? new Style(Color.Yellow) : line is ['✔', ..] ? new Style(Color.Green) : line is ['·', ..] ? new Style(Color.Grey) : Style.Plain;
            var width = Math.Min(WidestText, terminal.Profile.Width);
            foreach (var part in Paragraphs.Wrapped(line, width))
            {
                terminal.Write(new Text(part.PadRight(width - 1) + "\n", style)); // over what a live view left there
            }
        }
    }
}
