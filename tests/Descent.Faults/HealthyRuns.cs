using System.Globalization;
using System.Text;
using Descent.Diagnostics;

namespace Descent.Faults;

/// <summary>Where a rule's statistic lies in the certified healthy runs of one set of programs: a line of the file beside the limits. Immutable.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Statistic">What is measured.</param>
/// <param name="Runs">In how many runs it could be.</param>
/// <param name="P01">1 % of them are below it, but for those between the nearest ranks.</param>
/// <param name="P05">5 %.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">95 %.</param>
/// <param name="P99">99 %.</param>
/// <param name="Outside">How many lie outside the healthy range.</param>
internal sealed record HealthyRuns(string Set, string Rule, string Statistic, int Runs, double P01, double P05, double P50, double P95, double P99, int Outside)
{
    /// <summary>The file, from the root on.</summary>
    public const string File = "src/Descent/Diagnostics/Rules/healthy-runs.tsv";

    private const string About = "# Each rule's statistic at the end of certified healthy runs, by set of programs, where it could be computed: quantiles, and how many lie outside the rule's healthy range. Written by the fault suite (--ranges).";
    private const string Columns = "set\trule\tstatistic\truns\tp01\tp05\tp50\tp95\tp99\toutside";

    /// <summary>The lines of a set, in the order of the catalogue.</summary>
    public static IReadOnlyList<HealthyRuns> Of(string set, IReadOnlyList<Case> cases)
    {
        var lines = new List<HealthyRuns>();
        foreach (var rule in Catalogue.All)
        {
            var values = Values(cases.Where(c => c.Kind == "certified"), rule);
            double At(double share) => Statistics.Quantile(values, share);
            if (values.Length > 0)
            {
                lines.Add(new(set, rule.Id, rule.Statistic, values.Length, At(0.01), At(0.05), At(0.5), At(0.95), At(0.99), OutsideOf(values, rule)));
            }
        }

        return lines;
    }

    /// <summary>What a file holds.</summary>
    public static IReadOnlyList<HealthyRuns> Read(string path) =>
        [.. System.IO.File.ReadAllLines(path).Where(line => !line.StartsWith('#') && line != Columns).Select(Parsed)];

    /// <summary>Puts a set's lines in the place of those that a file has; other sets' stay.</summary>
    public static void Write(string path, string set, IReadOnlyList<HealthyRuns> lines)
    {
        var others = System.IO.File.Exists(path) ? Read(path).Where(line => line.Set != set) : [];
        string[] text = [About, Columns, .. others.Concat(lines).OrderBy(line => line.Set == "own" ? "" : line.Set, StringComparer.Ordinal).Select(line => line.Text)];
        System.IO.File.WriteAllText(path, string.Join('\n', text) + '\n');
    }

    /// <summary>A set's lines as a person reads them, with the runs of each rule's own seeded fault.</summary>
    public static string Table(string set, IReadOnlyList<Case> cases)
    {
        var text = new StringBuilder("| Rule | Statistic | Healthy range | Healthy runs | 1 % | 5 % | Median | 95 % | 99 % | Outside | Faulted runs | Median | Outside |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        var healthy = Of(set, cases);
        foreach (var rule in Catalogue.All)
        {
            var line = healthy.FirstOrDefault(line => line.Rule == rule.Id);
            var faulted = Values(cases.Where(c => c.Fault == rule.Id), rule);
            if (line is not null || faulted.Length > 0)
            {
                var own = line is null ? "0 | – | – | – | – | – | –" : $"{line.Runs} | {string.Join(" | ", new[] { line.P01, line.P05, line.P50, line.P95, line.P99 }.Select(Number))} | {line.Outside}";
                text.Append(CultureInfo.InvariantCulture, $"| {rule.Id} | {rule.Statistic.Replace("|", "\\|", StringComparison.Ordinal)} | {rule.Healthy} | {own} | {faulted.Length} | {(faulted.Length == 0 ? "–" : Number(Statistics.Quantile(faulted, 0.5)))} | {OutsideOf(faulted, rule)} |\n");
            }
        }

        return text.ToString();
    }

    private string Text => string.Join('\t', Set, Rule, Statistic, Runs.ToString(CultureInfo.InvariantCulture), Number(P01), Number(P05), Number(P50), Number(P95), Number(P99), Outside.ToString(CultureInfo.InvariantCulture));

    private static HealthyRuns Parsed(string line)
    {
        var cells = line.Split('\t');
        double At(int column) => double.Parse(cells[column], CultureInfo.InvariantCulture);
        return new(cells[0], cells[1], cells[2], (int)At(3), At(4), At(5), At(6), At(7), At(8), (int)At(9));
    }

    private static double[] Values(IEnumerable<Case> cases, Rule rule) =>
        [.. cases.SelectMany(c => c.Answers).Select(answer => answer.Statistics.TryGetValue(rule.Id, out var value) ? value : double.NaN).Where(value => !double.IsNaN(value))];

    private static int OutsideOf(double[] values, Rule rule) => values.Count(value => !rule.Healthy.Contains(value));

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
