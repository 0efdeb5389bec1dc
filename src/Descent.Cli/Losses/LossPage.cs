using System.Text;
using System.Text.RegularExpressions;
using Descent.Cli.Display;

namespace Descent.Cli.Losses;

/// <summary>The page of a loss as docs/losses has it, for a terminal.</summary>
internal static partial class LossPage
{
    private const string Prefix = "loss/";
    private const int Width = 110;

    /// <summary>The names of all pages, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(LossPage).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]))
            .Where(name => name != "README")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The page's lines without their marks: headings stand alone, tables as two columns, pictures left out.</summary>
    public static IEnumerable<string> Lines(string name) => Read(name).Split('\n')
        .Where(line => !line.StartsWith("![", StringComparison.Ordinal) && !line.StartsWith("|---", StringComparison.Ordinal) && !line.StartsWith("| argument", StringComparison.Ordinal) && !line.StartsWith("```", StringComparison.Ordinal))
        .Select(line => Link().Replace(line, "$1").Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal).TrimStart('#').TrimStart())
        .SelectMany(line => Paragraphs.Wrapped(line.StartsWith('|') ? "  " + line.Trim('|', ' ').Replace(" | ", "   ", StringComparison.Ordinal) : line, Width));

    /// <summary>The page's first line: what the loss is, with its formula.</summary>
    public static string Summary(string name)
    {
        var lines = Read(name).Split('\n').Where(line => line.Length > 0).Take(2).Select(line => line.TrimStart('#', ' ').Replace("`", "", StringComparison.Ordinal)).ToArray();
        return $"{lines[0]}: {lines[1]}";
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(LossPage).Assembly.GetManifestResourceStream($"{Prefix}{name}.md")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
