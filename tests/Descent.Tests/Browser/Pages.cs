using Descent.Cli.Reports;
using Descent.Diagnostics;
using Descent.Tests.Cli;

namespace Descent.Tests.Browser;

/// <summary>Reports of runs of every kind, as files.</summary>
internal static class Pages
{
    /// <summary>Breaks out of a script, an attribute and a tag where one of them is not escaped.</summary>
    public const string Hostile = "</script><script>window.broken = 1</script><img src=x onerror=window.broken=1> \"quoted\" 'too' & 東京 🌍 {{script}}";

    private static readonly string Town = Hostile.Replace("\"", "\"\"", StringComparison.Ordinal);

    public static IReadOnlyDictionary<string, Action<CommandFolder>> All { get; } = new Dictionary<string, Action<CommandFolder>>
    {
        ["two classes"] = folder => Train(folder, "moons", "--epochs", "20"),
        ["one epoch"] = folder => Train(folder, "iris", "--epochs", "1"),
        ["text of 27 symbols"] = folder => Train(folder, Written(folder, "words.txt", string.Concat(Enumerable.Range(0, 300).Select(i => $"{(char)('a' + i % 26)}{(char)('a' + i * 7 % 26)}{(char)('a' + i * 11 % 26)}\n"))), "--epochs", "3"),
        ["hostile text"] = folder => Train(folder, Written(folder, "words.txt", string.Concat(Enumerable.Range(0, 60).Select(i => $"{Hostile}{i}\n"))), "--epochs", "2", "--hidden", "8"),
        ["regression with hostile columns"] = folder => Train(folder, Regression(folder), "--epochs", "20", "--l2", "0.001"),
        ["diverged"] = folder => Train(folder, Regression(folder), "--optimizer", "sgd", "--rate", "5", "--schedule", "constant"),
        ["findings"] = folder => File.WriteAllText(folder.In("report.html"), ReportPage.Of(Made())),
    };

    /// <summary>A report with three findings, one of them resolved, and numbers that are none.</summary>
    public static Report Made() => new()
    {
        Title = Hostile,
        Verdict = Verdict.Unhealthy,
        Reading = $"Something stands first. {Hostile}",
        Step = 100,
        Loss = "cross-entropy",
        Yardstick = new(1.0986, 1.05, 0),
        Start = 1.2,
        StepsPerEpoch = 20,
        BestEpoch = 4,
        Batches = [.. Enumerable.Range(1, 100).Select(step => new CurvePoint(step, 1.2 / Math.Sqrt(step), 1 / Math.Sqrt(step), step == 50 ? double.NaN : 1.4 / Math.Sqrt(step)))],
        Rates = [new(1, 0.1, 0.1, 0.1), new(100, 0.01, 0.01, 0.01)],
        Epochs = [.. Enumerable.Range(1, 5).Select(epoch => new ReportEpoch(epoch, 20 * epoch, 1.0 / epoch, epoch == 5 ? double.PositiveInfinity : 1.1 / epoch, 0.01))],
        Findings =
        [
            Finding("L2", FindingPlace.Cause, 0, null),
            Finding("O1", FindingPlace.Explained, 30, null),
            Finding("A1", FindingPlace.Other, 30, 70),
        ],
        Experiments = [new("16 rows alone", "whether it can learn", "it cannot", [new("as it is", new(200, 1, double.PositiveInfinity, double.NegativeInfinity)), new("slower", new(200, 1, 0.5, 0.5))])],
        Command = $"descent train '{Hostile}'",
    };

    private static ReportFinding Finding(string id, FindingPlace place, int step, int? resolved) =>
        new(id, $"finding {id} {Hostile}", "About it.", FindingLevel.Warning, Certainty.Likely, place, step, resolved, Hostile, "Change it.", "a number", double.NaN, "at most 1");

    private static string Regression(CommandFolder folder) => Written(
        folder,
        "rows.csv",
        $"x,\"{Town}\",y\n" + string.Concat(Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{i % 17},\"{(i % 3 == 0 ? Town : "b")}\",{i % 17 * 2.5 + i % 3 * 4.25 + i % 7 * 0.125}\n"))));

    private static string Written(CommandFolder folder, string name, string text)
    {
        File.WriteAllText(folder.In(name), text);
        return folder.In(name);
    }

    private static void Train(CommandFolder folder, string data, params string[] options)
    {
        var (_, output, errors) = folder.Run(["train", data, "--out", "{0}/run", .. options]);
        if (!File.Exists(folder.In("run/report.html")))
        {
            throw new InvalidOperationException(output + errors);
        }

        File.Copy(folder.In("run/report.html"), folder.In("report.html"));
    }
}
