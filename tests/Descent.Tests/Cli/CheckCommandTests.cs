using Descent.Diagnostics;
using Xunit;

namespace Descent.Tests.Cli;

/// <summary>The doctor on the command line.</summary>
public sealed class CheckCommandTests
{
    [Theory]
    [InlineData("iris")]
    [InlineData("moons")]
    public void Good_data_are_healthy(string data)
    {
        using var folder = new CommandFolder();
        var (code, output, errors) = folder.Run("check", data);
        Assert.Equal("", errors);
        Assert.True(code == 0, output);
        Assert.Contains("gradient            agrees with finite differences, in double\n", output, StringComparison.Ordinal);
        Assert.Contains("✔ HEALTHY", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_that_is_far_too_high_is_a_warning()
    {
        using var folder = new CommandFolder();
        var (code, output, _) = folder.Run("check", "iris", "--rate", "100", "--optimizer", "sgd", "--decay", "0");
        Assert.True(code == 1, output);
        Assert.Contains("▲ CONFIRMED  learning rate too high  [O1]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_finding_is_explained()
    {
        using var folder = new CommandFolder();
        var list = folder.Run("explain").Output;
        foreach (var rule in Catalogue.All)
        {
            Assert.Contains($"{rule.Id,-5}{rule.Name}", list, StringComparison.Ordinal);
            var (code, output, _) = folder.Run("explain", rule.Id);
            Assert.Equal(0, code);
            Assert.Contains(rule.About, output, StringComparison.Ordinal);
            Assert.Contains(rule.Formula, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_unknown_finding_is_wrong_usage()
    {
        using var folder = new CommandFolder();
        var (code, _, errors) = folder.Run("explain", "Z9");
        Assert.Equal(64, code);
        Assert.Equal("descent: there is no finding 'Z9'. 'descent explain' lists all; 'descent loss Z9' explains a loss.\nType 'descent explain --help' for what it takes.\n", errors);
    }
}
