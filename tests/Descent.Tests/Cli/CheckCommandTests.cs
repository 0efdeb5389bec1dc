using System.Text.Json;
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
            Assert.Contains($"{rule.Id,-5}{rule.Name}\n", list, StringComparison.Ordinal);
            var (code, output, _) = folder.Run("explain", rule.Id.ToLowerInvariant());
            Assert.Equal(0, code);
            Assert.Contains(Flat(rule.About), Flat(output), StringComparison.Ordinal);
            Assert.Contains(Flat(rule.Formula), Flat(output), StringComparison.Ordinal);
            Assert.Matches(@"Console\.WriteLine\(check\.(Diagnose|Examine)\(\)\);", output);
            Assert.Contains("as it is (upper) and with the change (lower)", output, StringComparison.Ordinal);
            Assert.Matches("[⠁-⣿]", output);
        }
    }

    [Fact]
    public void A_loss_is_explained_too()
    {
        using var folder = new CommandFolder();
        Assert.Equal(folder.Run("loss", "cross-entropy"), folder.Run("explain", "ce"));
    }

    [Theory]
    [InlineData("Z9", "")]
    [InlineData("O77", "")]
    [InlineData("hubber", " Did you mean 'huber'?")]
    public void An_unknown_finding_is_wrong_usage(string typed, string near)
    {
        using var folder = new CommandFolder();
        var (code, _, errors) = folder.Run("explain", typed);
        Assert.Equal(64, code);
        Assert.Equal($"descent: there is no finding and no loss '{typed}'.{near} 'descent explain' lists the findings, 'descent loss' the losses.\nType 'descent explain --help' for what it takes.\n", errors);
    }

    [Fact]
    public void Check_names_the_start_and_the_dumb_baselines()
    {
        using var folder = new CommandFolder();
        var output = folder.Run("check", "iris").Output;
        Assert.Contains("\nlinear baseline     accuracy ", output, StringComparison.Ordinal);
        Assert.Contains("\nnearest row         accuracy ", output, StringComparison.Ordinal);
        Assert.Contains("\nprior ", output, StringComparison.Ordinal);
        Assert.Matches(@"\n16 rows alone       loss \d\.\d{4} → 0\.\d{4} in 200 steps, skill 1\.00\n", output); // of more than one class, though the rows are sorted by it
        Assert.Matches(@"\nmeasured start      \d\.\d{4} \([-+]?\d+\.\d % off\): (as expected of a model that knows nothing|a \w+ .+)\n", output);
    }

    [Fact]
    public void Json_is_all_that_check_and_train_write()
    {
        using var folder = new CommandFolder();
        var (code, checkedOutput, errors) = folder.Run("check", "iris", "--rate", "100", "--optimizer", "sgd", "--decay", "0", "--json");
        Assert.Equal((1, ""), (code, errors));
        Assert.Equal(["start", "starting_loss", "experiments"], Events(checkedOutput).Take(3));
        Assert.Contains("finding", Events(checkedOutput));
        var diagnosis = Parsed(checkedOutput)[^1];
        Assert.Equal(("diagnosis", "unhealthy", "O1"), (Text(diagnosis, "event"), Text(diagnosis, "verdict"), Text(diagnosis, "cause")));
        var cause = diagnosis.GetProperty("findings")[0];
        Assert.Equal(("O1", "learning rate too high", "warning", "confirmed"), (Text(cause, "id"), Text(cause, "name"), Text(cause, "level"), Text(cause, "certainty")));
        Assert.Equal(["id", "name", "level", "certainty", "first_step", "statistic", "value", "healthy_low", "healthy_high", "message", "change", "suggested", "experiment"], cause.EnumerateObject().Select(field => field.Name));
        Assert.Equal(JsonValueKind.Null, cause.GetProperty("healthy_high").ValueKind); // at least 0.3

        var (_, trained, _) = folder.Run("train", "iris", "--epochs", "3", "--out", "{0}/run", "--json");
        Assert.Equal(["start", "epoch", "epoch", "epoch", "diagnosis", "end"], Events(trained).Where(name => name != "experiment"));
        var experiment = Parsed(trained).First(line => Text(line, "event") == "experiment");
        Assert.Equal(["event", "code", "why", "rows"], experiment.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("E3", "what can be learned from these data at all?"), (Text(experiment, "code"), Text(experiment, "why")));
        Assert.Equal(File.ReadAllText(folder.In("run/log.jsonl")), trained);
    }

    [Fact]
    public void Strict_training_answers_with_the_gravest_finding()
    {
        using var folder = new CommandFolder();
        string[] bad = ["train", "moons", "--rate", "30", "--optimizer", "sgd", "--decay", "0", "--dropout", "0", "--schedule", "constant", "--epochs", "4"];
        var (code, output, _) = folder.Run([.. bad, "--out", "{0}/a", "--strict"]);
        Assert.True(code == 1, output);
        Assert.Matches(@"\n▲ step \d+: learning rate too high \[O1\] likely\. ", output); // as it opened, among the epochs
        Assert.Matches(@"\ntrying E3           what can be learned from these data at all\?\n", output);
        Assert.DoesNotContain("trying E3", File.ReadAllText(folder.In("a/report.html")), StringComparison.Ordinal); // it has a section for them
        Assert.Equal(0, folder.Run([.. bad, "--out", "{0}/b"]).Code);
        Assert.Equal(0, folder.Run("train", "moons", "--epochs", "10", "--out", "{0}/c", "--strict").Code);
        Assert.Contains("\"what\":\"opened\"", File.ReadAllText(folder.In("a/log.jsonl")), StringComparison.Ordinal);
    }

    private static string Flat(string text) => string.Concat(text.Where(symbol => !char.IsWhiteSpace(symbol) && symbol is not '\\' and not '`'));

    private static JsonElement[] Parsed(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string[] Events(string lines) => [.. Parsed(lines).Select(line => Text(line, "event"))];

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
}
