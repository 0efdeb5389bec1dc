using System.Text.RegularExpressions;

namespace Descent.Cli.Display;

/// <summary>Long lines cut at spaces, for a width; what goes on stands under its beginning.</summary>
internal static partial class Paragraphs
{
    /// <summary>The lines of a line.</summary>
    /// <param name="line">One line; spaces it begins with, and a label followed by two spaces or more, are kept free below.</param>
    /// <param name="width">How many characters fit.</param>
    public static IEnumerable<string> Wrapped(string line, int width)
    {
        var indent = Beginning().Match(line).Length is var length && length < width ? new string(' ', length) : "";
        var least = indent.Length; // a cut before it would come to the same place again
        while (line.Length > width && line.LastIndexOf(' ', width) is var space && space > least)
        {
            yield return line[..space].TrimEnd();
            line = indent + line[(space + 1)..].TrimStart();
        }

        yield return line;
    }

    [GeneratedRegex(@"^[✖▲✔·] +|^ *(?:\S+(?: \S+)*? {2,})?")]
    private static partial Regex Beginning();
}
