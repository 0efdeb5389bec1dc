using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Cli.Display;

namespace Descent.Cli.Findings;

/// <summary>The page of a finding as docs/findings has it, and the curves of its program, for a terminal.</summary>
internal static partial class FindingPage
{
    private const int Width = 80;

    /// <summary>The page's lines without their marks; code keeps its form, pictures are left out.</summary>
    public static IEnumerable<string> Lines(string id)
    {
        var (isCode, isText) = (false, false);
        foreach (var line in Read($"{id}.md").TrimEnd().Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                (isCode, isText) = (!isCode, line == "```text");
            }
            else if (isCode)
            {
                foreach (var part in isText ? Paragraphs.Wrapped(line, Width - 2) : [line])
                {
                    yield return "  " + part;
                }
            }
            else if (!line.StartsWith("![", StringComparison.Ordinal) && !line.StartsWith("|---", StringComparison.Ordinal) && !line.StartsWith("| |", StringComparison.Ordinal))
            {
                var text = Link().Replace(line, "$1").Replace("`", "", StringComparison.Ordinal).TrimStart('#').TrimStart();
                var cells = text.Split(" | "); // a | within a cell is written \|
                foreach (var part in Paragraphs.Wrapped(text.StartsWith('|') ? $"  {cells[0][2..],-14}{cells[1][..^2].Replace("\\|", "|", StringComparison.Ordinal)}" : text, Width))
                {
                    yield return part;
                }
            }
        }
    }

    /// <summary>The losses of its program, as it is and with the change; NaN where there is none, ∞ where it was no number.</summary>
    public static (string What, int Last, double[] Faulty, double[] Mended) Curves(string id)
    {
        var lines = Read($"{id}.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        return (lines[0].Split(',')[0], int.Parse(rows[^1][0], CultureInfo.InvariantCulture), Column(1), Column(2));

        double[] Column(int column) => Array.ConvertAll(rows, row => row[column].Length == 0 ? double.NaN : double.Parse(row[column], CultureInfo.InvariantCulture));
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(FindingPage).Assembly.GetManifestResourceStream($"finding/{name}")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
