namespace Descent.Faults;

/// <summary>A page whose measured sections are rewritten, each between two marks; what people wrote around them stays.</summary>
internal sealed class Page(string path)
{
    /// <summary>Whether the page has such a section.</summary>
    public bool Has(string section) => File.ReadAllText(path).Contains($"<!-- measured: {section} -->\n", StringComparison.Ordinal);

    /// <summary>Puts a text into a section.</summary>
    /// <exception cref="InvalidDataException">The page has no such section.</exception>
    public void Write(string section, string text)
    {
        var (open, close) = ($"<!-- measured: {section} -->\n", "<!-- end of measured -->");
        var page = File.ReadAllText(path);
        var start = page.IndexOf(open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : page.IndexOf(close, start, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new InvalidDataException($"{path}: it has no section '{section}'. Put the lines '{open.Trim()}' and '{close}' where it belongs.");
        }

        File.WriteAllText(path, $"{page[..(start + open.Length)]}\n{text.Trim()}\n\n{page[end..]}");
    }
}
