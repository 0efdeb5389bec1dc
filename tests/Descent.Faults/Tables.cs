using System.Globalization;
using System.Text;
using Descent.Faults.Baselines;

namespace Descent.Faults;

/// <summary>The cases as tables that a person reads.</summary>
internal static class Tables
{
    /// <summary>The metrics with their goals.</summary>
    public static string Of(IReadOnlyList<Score> scores)
    {
        var text = new StringBuilder("| What | Goal | Measured (of how many; Wilson 95 %) | |\n| --- | --- | --- | --- |\n");
        foreach (var score in scores)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {score.What} | {score.Goal} | {score.Value} | {(score.IsReached ? "✔" : "✖")} |\n");
        }

        return text.ToString();
    }

    /// <summary>What the programs are, by kind.</summary>
    public static string Counts(IReadOnlyList<Case> cases)
    {
        int Of(string kind) => cases.Count(c => c.Kind == kind);
        var certified = cases.Where(c => c.Kind == "certified").ToArray();
        var doubts = cases.Where(c => c.Kind == "uncertified").GroupBy(c => c.Doubt).Select(group => $"{group.Count()} {group.Key}");
        return string.Create(CultureInfo.InvariantCulture, $"{cases.Count(c => c.Fault is not null)} faulted programs: {Of("harmful")} harmful, {Of("deceptive")} deceptive, {Of("latent")} latent. {cases.Count(c => c.Fault is null)} controls: {certified.Length} certified ({certified.Count(c => c.IsHard)} of them hard; {certified.Sum(c => c.Answers.Count)} runs), {Of("uncertified")} not ({string.Join(", ", doubts)}).\n");
    }

    /// <summary>One line for each fault.</summary>
    public static string Faults(IReadOnlyList<Case> cases)
    {
        var text = new StringBuilder("| Fault | Harmful, deceptive, latent | Detected | Seeded cause first | Accepted | Detected at severity 1, 2, 3 | Named first instead |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var group in cases.Where(c => c.Fault is not null).GroupBy(c => c.Fault!).OrderBy(group => Order(group.Key)))
        {
            var counted = group.Where(c => c.IsCounted).ToArray();
            var instead = counted.Where(c => !c.IsStrict).GroupBy(c => c.First.Cause ?? "nothing").OrderByDescending(names => names.Count()).Select(names => $"{names.Key} × {names.Count()}");
            var levels = Enumerable.Range(1, 3).Select(level => (All: counted.Count(c => c.Severity == level), Found: counted.Count(c => c.Severity == level && c.First.Cause is not null))).Select(level => $"{level.Found}/{level.All}");
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count(c => c.Kind == "harmful")}, {group.Count(c => c.Kind == "deceptive")}, {group.Count(c => c.Kind == "latent")} | {counted.Count(c => c.First.Cause is not null)} | {counted.Count(c => c.IsStrict)} | {counted.Count(c => c.IsAccepted)} | {string.Join(" ", levels)} | {string.Join(", ", instead)} |\n");
        }

        return text.ToString();
    }

    /// <summary>Every program whose fault was not named first, and what the doctor said.</summary>
    public static string Misses(IReadOnlyList<Case> cases)
    {
        var text = new StringBuilder("| Program | Kind | Skill lost | Named | Its repair regains | What was said |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var c in cases.Where(c => c.IsCounted && !c.IsStrict))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {c.Program} | {c.Kind} | {(c.Kind == "deceptive" ? c.Deceit : c.Lost):F2} | {(c.First.Open.Count == 0 ? "nothing" : string.Join(", ", c.First.Open))} | {(c.Regained is { } share ? share.ToString("P0", CultureInfo.InvariantCulture) : "–")} | {Short(c.First.Message)} |\n");
        }

        return text.ToString();
    }

    /// <summary>Every healthy run that was flagged, and with what.</summary>
    public static string Alarms(IReadOnlyList<Case> cases)
    {
        var text = new StringBuilder("| Healthy program | Hard | Runs flagged | With | For a while (steps) | What was said |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var c in cases.Where(c => c.Kind == "certified" && c.Answers.Any(answer => answer.Open.Count + answer.Passed.Count > 0)))
        {
            var flagged = c.Answers.Where(answer => answer.Open.Count > 0).ToArray();
            text.Append(CultureInfo.InvariantCulture, $"| {c.Program} | {(c.IsHard ? "hard" : "")} | {flagged.Length} of {c.Answers.Count} | {string.Join(", ", flagged.SelectMany(answer => answer.Open).GroupBy(id => id).Select(ids => $"{ids.Key} × {ids.Count()}"))} | {string.Join(", ", c.Answers.SelectMany(answer => answer.Passed))} | {(flagged.Length == 0 ? "" : Short(flagged[0].Message))} |\n");
        }

        foreach (var c in cases.Where(c => c.Kind == "latent" && c.First.HasError && !c.IsStrict))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {c.Program} | latent | 1 of 1, an error | {string.Join(", ", c.First.Open)} | | {Short(c.First.Message)} |\n");
        }

        foreach (var c in cases.Where(c => c.Fault != "G4" && c.Answers.Any(answer => !answer.IsSame)))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {c.Program} | {c.Kind} | {c.Answers.Count(answer => !answer.IsSame)} of {c.Answers.Count}, other bits | | | |\n");
        }

        return text.ToString();
    }

    /// <summary>The known rule sets and the doctor on the same runs.</summary>
    public static string Known(IReadOnlyList<Case> cases)
    {
        var text = new StringBuilder("| Rules | Faulty programs flagged | Right cause named | Healthy programs flagged | Reports a faulty program |\n| --- | --- | --- | --- | --- |\n");
        var (faulty, healthy) = (cases.Where(c => c.IsCounted).ToArray(), cases.Where(c => c.Kind == "certified").ToArray());
        void Row(string name, Func<Case, IReadOnlyList<string>> reports, Func<Case, bool> isRight)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {Share(faulty, c => reports(c).Count > 0)} | {Share(faulty, isRight)} | {Share(healthy, c => reports(c).Count > 0)} | {(faulty.Length == 0 ? 0 : faulty.Average(c => reports(c).Count)):F1} |\n");
        }

        foreach (var tool in KnownTool.All)
        {
            Row(tool.Name, c => c.Known[tool.Name], c => tool.Names(c.Known[tool.Name], c.Fault!));
        }

        Row("Descent, first cause only", c => c.First.Open, c => c.IsStrict);
        return text.ToString();
    }

    /// <summary>What watching costs, program by program.</summary>
    public static string Of(IReadOnlyList<Overhead> overheads)
    {
        var text = new StringBuilder("| Program | Unwatched | Overhead of watching | A diagnosis at the end |\n| --- | --- | --- | --- |\n");
        foreach (var overhead in overheads)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {overhead.Program} | {overhead.Milliseconds:F1} ms | {overhead.Ratio - 1:P1} | {overhead.Diagnosis:F1} ms |\n");
        }

        return text.ToString();
    }

    private static string Share(Case[] cases, Func<Case, bool> holds) =>
        cases.Length == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{cases.Count(holds) / (double)cases.Length:P1} ({cases.Count(holds)} of {cases.Length})");

    private static string Short(string message) => (message.Length <= 160 ? message : message[..160] + "…").Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');

    private static string Order(string fault) => $"{"LDIAOG".IndexOf(fault[0], StringComparison.Ordinal)}{int.Parse(fault[1..], CultureInfo.InvariantCulture):D2}";
}
