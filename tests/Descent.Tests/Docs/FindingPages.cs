using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Diagnostics;

namespace Descent.Tests.Docs;

/// <summary>The pages of docs/findings, written from the rules and from programs that ran.</summary>
internal static partial class FindingPages
{
    private const string Choice = "run.IsMended ? ";
    private const int Points = 48;
    private const double Taller = 3;

    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(Tree.Root, "tests/Descent.Tests/Docs"), "FindingExamples*.cs").SelectMany(File.ReadAllLines),
    ];

    /// <summary>Runs the program of a finding.</summary>
    public static (Diagnosis Diagnosis, ExampleRun Run) Run(string id, bool isMended)
    {
        var run = new ExampleRun(isMended);
        var method = typeof(FindingExamples).GetMethod(id) ?? throw new InvalidOperationException($"{id}: it has no program. Add one to FindingExamples.");
        var check = method.CreateDelegate<Func<ExampleRun, TrainingCheck>>()(run);
        return (run.IsExamined ? check.Examine() : check.Diagnose(), run);
    }

    public static string Page(Rule rule, Finding finding)
    {
        var page = new StringBuilder($"# {rule.Id}: {rule.Name}\n\n{rule.About}\n\n| | |\n|---|---|\n");
        page.Append(CultureInfo.InvariantCulture, $"| measured | {rule.Statistic} |\n| formula | `{rule.Formula.Replace("|", "\\|", StringComparison.Ordinal)}` |\n| healthy runs | {rule.Healthy}: {rule.Healthy.Source} |\n| change | {rule.Change} |\n");
        if (rule.Explains.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"| explains | {string.Join(", ", rule.Explains.Where(id => Catalogue.Find(id) is not null).Select(id => $"{Catalogue.Find(id)!.Name} [{id}]({id}.md)"))} |\n");
        }

        var (faulty, mended) = (Program(rule.Id, isMended: false), Program(rule.Id, isMended: true));
        page.Append(CultureInfo.InvariantCulture, $"\n## A program that shows it\n\n```csharp\n{string.Join('\n', faulty)}\n```\n\nIt is told\n\n```text\n{finding}\n```\n\n## The change\n\n```diff\n");
        foreach (var (was, becomes) in faulty.Zip(mended).Where(pair => pair.First != pair.Second))
        {
            page.Append(CultureInfo.InvariantCulture, $"- {was.Trim()}\n+ {becomes.Trim()}\n");
        }

        return page.Append(CultureInfo.InvariantCulture, $"```\n\nWith it nothing is found.\n\n![The loss of the program as it is, and with the change]({rule.Id}.svg)\n").ToString();
    }

    /// <summary>A page as it is compared: what the program measured depends on the machine, so its digits are left out.</summary>
    public static string Masked(string page) => Told().Replace(page, told => Number().Replace(told.Value, "#"));

    public static string Index()
    {
        var page = new StringBuilder("# The findings\n\nOne page each: what goes wrong, how it is measured, what healthy runs show, a program that shows it, and the change that mends\nit, both run by the tests. The same pages in a terminal: `descent explain L2`. How they are found and told:\n[the doctor](../doctor.md).\n\n");
        foreach (var rule in Catalogue.All.OrderBy(rule => "LDIAOG".IndexOf(rule.Id[0], StringComparison.Ordinal)).ThenBy(rule => rule.Id.Length).ThenBy(rule => rule.Id, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"- [{rule.Id}]({rule.Id}.md) {rule.Name}: {rule.About}\n");
        }

        return page.ToString();
    }

    /// <summary>Both curves as columns, some dozens of points, rounded.</summary>
    public static string Curves(ExampleRun faulty, ExampleRun mended)
    {
        var count = Math.Max(faulty.Losses.Count, mended.Losses.Count);
        var points = Math.Min(Points, count);
        var text = new StringBuilder($"{faulty.Across},faulty,mended\n");
        for (var i = 0; i < points; i++)
        {
            var (from, to) = (i * count / points, (i + 1) * count / points);
            text.Append(CultureInfo.InvariantCulture, $"{to},{Mean(faulty.Losses)},{Mean(mended.Losses)}\n");

            string Mean(List<double> losses) => losses.Count <= from ? "" : losses[from..Math.Min(to, losses.Count)].Average().ToString("G3", CultureInfo.InvariantCulture).Replace("∞", "Infinity", StringComparison.Ordinal);
        }

        return text.ToString();
    }

    /// <summary>A picture of both.</summary>
    public static string Picture(string curves)
    {
        const int Width = 480;
        const int Height = 260;
        const int Margin = 44;
        var rows = curves.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToArray();
        var (faulty, mended) = (Column(1), Column(2));
        var finite = faulty.Concat(mended).Where(double.IsFinite).ToArray();
        var low = Math.Min(0, finite.Min());
        var high = Math.Min(finite.Max(), Taller * Math.Max(mended.Where(double.IsFinite).Max(), faulty.First(double.IsFinite)));
        string X(int i) => (Margin + i * (Width - 2.0 * Margin) / Math.Max(1, rows.Length - 2)).ToString("F1", CultureInfo.InvariantCulture);
        string Y(double y) => (Height - Margin - (Math.Min(y, high) - low) / (high - low) * (Height - 2 * Margin)).ToString("F1", CultureInfo.InvariantCulture);
        string Path(double[] values) => string.Join(" ", values.Select((value, i) => (Value: value, Place: i)).Where(point => !double.IsNaN(point.Value)).Select(point => $"{X(point.Place)},{Y(point.Value)}"));
        string Label(double[] values) => Y(values.Last(value => !double.IsNaN(value)));
        string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
        var ends = (Faulty: double.Parse(Label(faulty), CultureInfo.InvariantCulture), Mended: double.Parse(Label(mended), CultureInfo.InvariantCulture));
        var apart = Math.Abs(ends.Faulty - ends.Mended) < 13 ? 13 : 0; // so that the words do not lie on each other
        string At(double y) => y.ToString("F1", CultureInfo.InvariantCulture);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="11" fill="none">
            <rect width="{Width}" height="{Height}" fill="white"/>
            <line x1="{Margin}" x2="{Width - Margin}" y1="{Height - Margin}" y2="{Height - Margin}" stroke="#bbb"/>
            <polyline points="{Path(mended)}" stroke="#236" stroke-width="2"/>
            <polyline points="{Path(faulty)}" stroke="#c33" stroke-width="2"/>
            <g fill="#333">
            <text x="4" y="{Y(high)}">{Number(high)}</text>
            <text x="4" y="{Y(low)}">{Number(low)}</text>
            <text x="{Margin}" y="{Height - 26}">1</text>
            <text x="{Width - Margin}" y="{Height - 26}" text-anchor="end">{rows[^1][0]}</text>
            <text x="{Width / 2}" y="{Height - 10}" text-anchor="middle">{rows[0][0]}</text>
            <text x="{Width - Margin + 4}" y="{At(ends.Faulty + (ends.Faulty <= ends.Mended ? -apart : apart) / 2.0 + 4)}" fill="#c33">as it is</text>
            <text x="{Width - Margin + 4}" y="{At(ends.Mended + (ends.Faulty <= ends.Mended ? apart : -apart) / 2.0 + 4)}" fill="#236">changed</text>
            </g>
            </svg>

            """.ReplaceLineEndings("\n");

        double[] Column(int column) => [.. rows.Skip(1).Select(row => row[column].Length == 0 ? double.NaN : double.Parse(row[column], CultureInfo.InvariantCulture))];
    }

    // The method's lines with one of both forms, and what a run does for it written out.
    private static string[] Program(string id, bool isMended)
    {
        var start = Array.FindIndex(Sources, line => line.Contains($" {id}(ExampleRun", StringComparison.Ordinal)) + 2;
        return [.. Sources.Skip(start).TakeWhile(line => line != "    }").Where(line => line.Length > 0 && !line.Contains("run.Add(", StringComparison.Ordinal))
            .SelectMany(line => Written(Chosen(line, isMended)).Select(written => written.Length > 8 ? written[8..] : written))];
    }

    private static IEnumerable<string> Written(string line)
    {
        const string Indent = "        ";
        if (line.Trim() == "return check;")
        {
            return [$"{Indent}Console.WriteLine(check.Diagnose());"];
        }

        var watched = Watching().Match(line);
        return watched.Success
            ? [$"{Indent}var check = TrainingCheck.Of({watched.Groups[2].Value});", $"{Indent}foreach (var epoch in trainer.Run({watched.Groups[2].Value["trainer, ".Length..]})) {{ }}", $"{Indent}Console.WriteLine(check.{(watched.Groups[1].Length > 0 ? "Examine" : "Diagnose")}());"]
            : [line];
    }

    // `run.IsMended ? a : b` becomes a or b, wherever it stands and however often.
    private static string Chosen(string line, bool isMended)
    {
        for (var at = line.IndexOf(Choice, StringComparison.Ordinal); at >= 0; at = line.IndexOf(Choice, StringComparison.Ordinal))
        {
            var first = at + Choice.Length;
            var colon = End(line, first, " : ");
            var end = End(line, colon + 3, ";,)]}");
            line = string.Concat(line.AsSpan(0, at), isMended ? line.AsSpan(first, colon - first) : line.AsSpan(colon + 3, end - colon - 3), line.AsSpan(end));
            line = Bare().Replace(line, "$1");
        }

        return line;
    }

    // Where, outside of any bracket, the words stand or one of the characters.
    private static int End(string line, int from, string ends)
    {
        var depth = 0;
        for (var i = from; i < line.Length; i++)
        {
            if (depth == 0 && (ends[0] == ' ' ? string.CompareOrdinal(line, i, ends, 0, ends.Length) == 0 : ends.Contains(line[i], StringComparison.Ordinal) || string.CompareOrdinal(line, i, " }", 0, 2) == 0))
            {
                return i;
            }

            depth += "([{".Contains(line[i], StringComparison.Ordinal) ? 1 : ")]}".Contains(line[i], StringComparison.Ordinal) ? -1 : 0;
        }

        throw new InvalidOperationException($"The choice in '{line.Trim()}' has no end.");
    }

    // A choice in brackets of its own needs them no longer.
    [GeneratedRegex(@"(?<=[^\w>])\(([\w.]+|""\w+"")\)(?!\s*=>)")]
    private static partial Regex Bare();

    [GeneratedRegex(@"return run\.Watch(AndExamine)?\((.+)\);")]
    private static partial Regex Watching();

    [GeneratedRegex(@"(?s)```text\n.*?```")]
    private static partial Regex Told();

    [GeneratedRegex(@"[-+−]?(\d[\d.,]*(E[-+]?\d+)?|NaN|∞)")]
    private static partial Regex Number();
}
