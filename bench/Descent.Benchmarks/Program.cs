using System.Globalization;
using Descent.Benchmarks;

// bench/run [--quick] [--only ID…]   every workload beside TorchSharp; then `scaling`, `soak`, `command`, `overhead [--only ID…]`, `profile ID…`: see docs/performance.md
CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { PercentPositivePattern = 1, PercentDecimalDigits = 0 } };
if (args is ["memory", var id, var library])
{
    return Memory.Print(id, library == "ours");
}

var isQuick = args.Contains("--quick");
var only = args.SkipWhile(arg => arg != "--only").Skip(1).TakeWhile(arg => !arg.StartsWith('-')).ToArray();
if (args.Contains("--write") && only.Length > 0)
{
    Console.Error.WriteLine("bench/run: --only measures a part, and --write replaces whole tables. Leave one of them out.");
    return 64;
}

if (args.Contains("overhead"))
{
    var table = new Overhead(isQuick).Run(only); // needs no libtorch
    if (args.Contains("--write"))
    {
        new Page(Path.Combine(Environment.CurrentDirectory, "docs", "performance.md")).Write("overhead", table);
    }

    return 0;
}

Timing.Patience = isQuick ? 15 : 300;
Timing.WaitForCores();
var sections = new Dictionary<string, string>();
switch (args.FirstOrDefault(arg => !arg.StartsWith('-') && !only.Contains(arg)))
{
    case "scaling":
        sections["scaling"] = new Scaling(isQuick).Run(new Limits());
        break;
    case "soak":
        if (Soak.Run() is not { } soak)
        {
            return 1;
        }

        sections["soak"] = soak;
        break;
    case "command":
        sections["command"] = Command.Run(isQuick);
        break;
    case "profile":
        Array.ForEach(args[1..], Profile.Print);
        return 0;
    case null:
        var limits = new Limits();
        Console.WriteLine(Machine.Description);
        Console.WriteLine(limits);
        if (new Comparison(isQuick).Run(only, limits) is not { } tables)
        {
            return 1;
        }

        sections["machine"] = $"{Machine.Description}\n- {limits}";
        foreach (var (section, table) in tables)
        {
            sections[section] = table;
        }

        break;
    case var other:
        Console.Error.WriteLine($"bench/run: there is no '{other}'. Choose scaling, soak, command, overhead or profile, or none of them for the workloads.");
        return 64;
}

if (args.Contains("--write"))
{
    var page = new Page(Path.Combine(Environment.CurrentDirectory, "docs", "performance.md"));
    foreach (var (section, text) in sections)
    {
        page.Write(section, text);
    }
}

return 0;
