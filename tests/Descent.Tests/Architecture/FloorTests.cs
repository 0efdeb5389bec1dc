using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Tests.Architecture;

/// <summary>A folder of the library uses only floors below its own; files stay short; nothing prints or reads a clock.</summary>
public sealed partial class FloorTests
{
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Numerics"] = 0,
        ["Tensors"] = 2,
        ["Ops"] = 3,
        ["Recording"] = 4,
        ["Losses"] = 5,
        ["Layers"] = 5,
        ["Optimizers"] = 5,
        ["Data"] = 5,
    };

    private static readonly string Library = Path.Combine(Root(), "src", "Descent");

    [Fact]
    public void Every_folder_uses_only_floors_below_its_own() => Assert.Empty(Offences(Sources()));

    [Fact]
    public void A_broken_floor_is_found()
    {
        var files = Sources();
        files["Tensors/Broken.cs"] = "namespace Descent; internal static class Broken { static void Use(Mlp model) { } }";
        files["Layers/Beside.cs"] = "namespace Descent; internal static class Beside { static object Use => Loss.Hinge; }";
        Assert.Equal(["Layers/Beside.cs uses Losses/Loss.cs", "Tensors/Broken.cs uses Layers/Mlp.cs"], Offences(files));
    }

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.DoesNotContain(Sources(), file => file.Value.Count(symbol => symbol == '\n') > 400);

    [Fact]
    public void The_library_neither_prints_nor_reads_a_clock_nor_draws_ambient_chance() =>
        Assert.DoesNotContain(Sources(), file => Ambient().IsMatch(Code(file.Value)));

    // A type belongs to the file of its name; who names it in code, uses it. Operators and extension members have no
    // name of their own: gradients are written in operations, so floor 2 reaches floor 3 through them by design.
    private static List<string> Offences(Dictionary<string, string> files)
    {
        var declared = files.Keys.ToDictionary(file => file, file => Path.GetFileNameWithoutExtension(file));
        return
        [
            .. from user in files.Keys.Order(StringComparer.Ordinal)
               let words = Word().Matches(Code(files[user])).Select(match => match.Value).ToHashSet()
               from used in declared.Keys.Order(StringComparer.Ordinal)
               where Path.GetDirectoryName(user) != Path.GetDirectoryName(used)
                   && Floor(used) >= Floor(user)
                   && words.Contains(declared[used])
               select $"{user} uses {used}",
        ];
    }

    private static int Floor(string file) => Floors[Path.GetDirectoryName(file)!];

    private static Dictionary<string, string> Sources() => Directory
        .EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Library, file).Replace('\\', '/'))
        .Where(file => file.Contains('/', StringComparison.Ordinal) && Floors.ContainsKey(file[..file.IndexOf('/', StringComparison.Ordinal)]))
        .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(Library, file)));

    // A word before "(" is a method, unless "new" stands before it. Without comments, strings and member accesses (x.Exp() names a member, not the type Exp).
    private static string Code(string text) => Noise().Replace(text, " ");

    // Up from the built tests: a deterministic build writes no source path into the assembly.
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Descent.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"//[^\n]*|\$?""[^""\n]*""|(?<=[\w)\]])\.\w+")]
    private static partial Regex Noise();

    [GeneratedRegex(@"(?<=\bnew )[A-Z]\w+|\b[A-Z]\w+\b(?!\s*\()")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bConsole\b|\bDateTime\b|\bStopwatch\b|\bnew Random\(|\bEnvironment\.TickCount")]
    private static partial Regex Ambient();
}
