using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Diagnostics;
using Descent.Training;

namespace Descent.Cli.Reports;

/// <summary>A report as one page that needs nothing else: its numbers, its script, its style and the charts' script in one file.</summary>
internal static partial class ReportPage
{
    public static void Write(Report report, string path) => WholeFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        writer.Write(Of(report));
    });

    // Each slot is filled once and never read again, so that no text of the data can pass for a slot.
    public static string Of(Report report) => Slot().Replace(Text("report/page.html"), slot => slot.Groups[1].Value switch
    {
        "title" => WebUtility.HtmlEncode(report.Title),
        "reading" => WebUtility.HtmlEncode(report.Reading),
        "style" => Text("report/page.css"),
        "charts" => Charts(),
        "data" => report.ToJson(), // escapes <, > and & by itself
        "script" => Text("report/charts.js") + Text("report/loss.js") + Text("report/page.js"),
        var other => throw new InvalidOperationException($"the page has no slot '{other}'"),
    });

    private static string Charts()
    {
        using var packed = new GZipStream(Open("report/plotly.js.gz"), CompressionMode.Decompress);
        using var reader = new StreamReader(packed, Encoding.UTF8);
        return reader.ReadToEnd().Replace("</script", @"<\/script", StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) => typeof(ReportPage).Assembly.GetManifestResourceStream(name)!;

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Slot();
}
