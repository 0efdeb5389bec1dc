using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Descent;
using Descent.Faults;
using Descent.Faults.Programs;

Options options;
try
{
    options = Options.Of(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 64;
}

Threads.Max = 1; // programs run beside one another
var clock = Stopwatch.StartNew();
var sets = options.Assemblies.Count == 0 ? [new OwnPrograms()] : options.Assemblies.SelectMany(SetsIn).Where(set => options.Set is null || set.Name == options.Set).ToArray();
if (sets.Length == 0)
{
    Console.Error.WriteLine($"No set '{options.Set}' in {string.Join(", ", options.Assemblies)}. Leave --set out for all sets there.");
    return 64;
}

foreach (var set in sets)
{
    var programs = set.Programs.Where(options.Takes).ToArray();
    programs = options.IsQuick ? [.. programs.Where((program, i) => program.Fault is null ? i % 3 == 0 : program.Severity == 2).DistinctBy(program => program.Fault ?? program.Name)] : programs;
    Console.Error.WriteLine($"{set.Name}: {programs.Length} programs");
    var overheads = !options.MeasuresTime ? [] : programs.Where(program => program.Fault is null && !program.IsHardControl).Take(options.IsQuick ? 4 : 21).Select(program => Overhead.Of(program, options.IsQuick ? 5 : 11)).ToArray();
    Console.Error.WriteLine($"overhead measured after {clock.Elapsed:mm\\:ss}");
    var examiner = options.IsForRanges ? new Examiner(options.IsPassive, 5, 3, 0, isForRanges: true) : options.IsQuick ? new Examiner(options.IsPassive, 3, 1, 8) : new Examiner(options.IsPassive, 5, 3, 4);
    var cases = examiner.Examine(programs);
    var ranges = HealthyRuns.Table(set.Name, cases);
    if (options.KeepsRanges)
    {
        HealthyRuns.Write(Path.Combine(Root(), HealthyRuns.File), set.Name, HealthyRuns.Of(set.Name, cases));
    }

    if (options.IsForRanges)
    {
        Console.WriteLine($"\n## {set.Name}: ranges\n\n{ranges}");
        if (options.KeepsRanges && options.Only.Count == 0 && set is OwnPrograms)
        {
            new Page(Path.Combine(Root(), "docs", "fault-suite.md")).Write("ranges", ranges);
        }

        Console.Error.WriteLine($"done after {clock.Elapsed:mm\\:ss}");
        continue;
    }

    var (counts, scores) = ($"Measured with `{string.Join(' ', args)}`, {clock.Elapsed.TotalMinutes:F1} minutes. {Tables.Counts(cases)}", Tables.Of(Scores.Of(cases, overheads)));
    (string Section, string Text)[] sections =
    [
        ("programs", counts), ("metrics", scores), ("faults", Tables.Faults(cases)), ("misses", Tables.Misses(cases)), ("alarms", Tables.Alarms(cases)), ("ranges", ranges),
        ("known tools", Tables.Known(cases)), ("overhead", Tables.Of(overheads)),
    ];
    foreach (var (section, text) in sections)
    {
        Console.WriteLine($"\n## {set.Name}: {section}\n\n{text}");
    }

    if (options.Writes)
    {
        var root = Root();
        var folder = Directory.CreateDirectory(Path.Combine(root, "tests", "Descent.Faults", "results")).FullName;
        File.WriteAllLines(Path.Combine(folder, $"{set.Name}.jsonl"), cases.Select(c => JsonSerializer.Serialize(c, Json.Written)));
        var page = new Page(Path.Combine(root, "docs", "fault-suite.md"));
        (string Section, string Text)[] told = set is OwnPrograms ? sections : page.Has(set.Name) ? [(set.Name, $"{counts}\n\n{scores}\n{Tables.Misses(cases)}")] : [];
        foreach (var (section, text) in told)
        {
            page.Write(section, text);
        }
    }

    Console.Error.WriteLine($"done after {clock.Elapsed:mm\\:ss}");
}

return 0;

static IEnumerable<IProgramSet> SetsIn(string path) =>
    Assembly.LoadFrom(Path.GetFullPath(path)).GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IProgramSet)) && !type.IsAbstract).Select(type => (IProgramSet)Activator.CreateInstance(type)!);

static string Root()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "Descent.slnx")))
    {
        folder = folder.Parent ?? throw new InvalidDataException($"{AppContext.BaseDirectory}: no folder above it holds Descent.slnx. Run the suite out of its repository.");
    }

    return folder.FullName;
}
