using Descent.Cli;
using Descent.Cli.Runs;
using Xunit;

namespace Descent.Tests.Cli;

/// <summary>The report of a run on the command line.</summary>
public sealed class ReportCommandTests
{
    [Fact]
    public void A_run_ends_with_a_page_that_can_be_made_again()
    {
        using var folder = new CommandFolder();
        var (code, output, errors) = folder.Run("train", "moons", "--epochs", "2", "--hidden", "8", "--out", "{0}/run");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains($"report              {folder.In("run/report.html")}\n", output, StringComparison.Ordinal);
        var page = File.ReadAllText(folder.In("run/report.html"));
        File.Delete(folder.In("run/report.html"));
        (code, output, errors) = folder.Run("report", "{0}/run");
        Assert.Equal((0, $"report              {folder.In("run/report.html")}\n", ""), (code, output, errors));
        Assert.Equal(page.TrimEnd(), File.ReadAllText(folder.In("run/report.html")).TrimEnd());
    }

    [Fact]
    public void A_run_that_diverges_has_a_page_too()
    {
        using var folder = new CommandFolder();
        File.WriteAllText(folder.In("rows.csv"), "x,y\n" + string.Concat(Enumerable.Range(0, 100).Select(i => FormattableString.Invariant($"{i % 17},{i % 17 * 2.5}\n"))));
        var (code, output, errors) = folder.Run("train", "{0}/rows.csv", "--optimizer", "sgd", "--rate", "50", "--schedule", "constant", "--out", "{0}/run");
        Assert.Equal(3, code);
        Assert.StartsWith("descent: Trainer: the ", errors, StringComparison.Ordinal);
        Assert.Contains("report              ", output, StringComparison.Ordinal);
        Assert.StartsWith("Trainer: the ", Descent.Diagnostics.Report.FromJson(File.ReadAllText(folder.In("run/report.json"))).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_to_repeat_names_what_is_not_usual_and_quotes_what_a_shell_reads()
    {
        var settings = Defaults.Table with { Data = "my rows' $HOME.csv", Target = "price (€)", Seed = 7, Hidden = [], L2 = 0.001 };
        Assert.Equal(@"descent train 'my rows'\'' $HOME.csv' --target 'price (€)' --seed 7 --l2 0.001 --hidden none", Repetition.Command(settings, Defaults.Table));
        Assert.Equal("descent train names", Repetition.Command(Defaults.Text, Defaults.Text));
    }
}
