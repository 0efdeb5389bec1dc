using Xunit;

namespace Descent.Tests.Cli;

/// <summary>Bad input of every kind: one message that says what, where and what to do; an exit code; nothing lost.</summary>
public sealed class BadInputTests
{
    private const string Good = "x,y,kind\n1,2,a\n2,1,b\n3,5,a\n4,4,b\n5,1,a\n6,2,b\n7,3,a\n8,1,b\n";

    public static TheoryData<string> Names => [.. BadInputs.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_answered_by_one_message(string name)
    {
        var bad = BadInputs.All[name];
        using var folder = new CommandFolder();
        File.WriteAllText(folder.In("good.csv"), Good);
        File.WriteAllText(folder.In("good.txt"), "anna\nbob\ncarl\ndora\nemil\nfritz\ngreta\nhans\nida\njan\n");
        File.WriteAllText(folder.In("mine.txt"), "mine");
        bad.Prepare(folder);
        var before = Contents(folder);
        var (code, output, errors) = folder.Run(bad.Arguments);
        Assert.Equal(bad.Message.Replace("{0}", folder.Path, StringComparison.Ordinal), errors.TrimEnd());
        Assert.Equal(bad.Code, code);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.All(before, file => Assert.Equal(file.Value, Convert.ToHexString(File.ReadAllBytes(file.Key))));
    }

    [Fact]
    public void There_are_at_least_40_kinds() => Assert.True(BadInputs.All.Count >= 40, $"{BadInputs.All.Count}");

    private static Dictionary<string, string> Contents(CommandFolder folder) => Directory
        .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)));
}
