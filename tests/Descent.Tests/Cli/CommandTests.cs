using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Tests.Cli;

/// <summary>What a person sees who uses the command as the README says.</summary>
public sealed partial class CommandTests
{
    [Fact]
    public void Train_on_a_table_says_what_it_does_and_why()
    {
        using var folder = new CommandFolder();
        var (code, output, errors) = folder.Run("train", "iris", "--out", "{0}/run", "--epochs", "2");
        Assert.Equal("", errors);
        Assert.Equal(0, code);
        Assert.Equal(
            """
            data                iris (embedded): 150 rows, 4 columns used, 4 numbers a row
            split               97 rows to train, 15 to validate, 38 to test, classes in equal shares
            task                classification, 3 classes: 'species' holds 3 different texts
            loss                cross-entropy, since the answer is one of 3 classes
            linear baseline     accuracy # on test; the commonest class alone #
            nearest row         accuracy # on test, by the answer of the training row that is most like it
            model               515 parameters, adamw, rate 0.01, batches of 32, 2 epochs at most
            prior               # for the best constant answer
            expected start      1.0986
            measured start      # (# % off)

            epoch    1 of 2   train #   validation #   # steps/s
            epoch    2 of 2   train #   validation #   # steps/s

            best                # on validation, epoch # of #
            trying E3           what can be learned from these data at all?
            trying E11          what is had without training?
            trying E8           does the model look at its inputs?
            refit               from the start on all 112 rows but the test's, as many epochs: few rows are too dear to only judge by
            test                accuracy #, loss #   linear baseline: accuracy #
            model file          {0}/run/model.safetensors
            report              {0}/run/report.html

            · NOT ENOUGH EVIDENCE YET  step 8
              start # (expected 1.0986) · now #, best constant #, skill # · validation #, skill # · 8 steps seen, 20 are the fewest to judge by

            """.Replace("{0}", folder.Path, StringComparison.Ordinal),
            Masked(output));
    }

    [Fact]
    public void The_embedded_names_give_the_counted_bigrams_and_start_where_expected()
    {
        using var folder = new CommandFolder();
        var (_, output, _) = folder.Run("train", "--out", "{0}/run", "--epochs", "1", "--hidden", "none", "--context", "1", "--embedding", "4");
        Assert.Contains("228,146 pairs of symbol and next, 27 symbols", output, StringComparison.Ordinal);
        Assert.Contains("2.4540144892 on all pairs they counted (+1: 2.4545768201)", output, StringComparison.Ordinal);
        Assert.Contains("counted 2-grams", output, StringComparison.Ordinal);
        Assert.Contains("counted 4-grams", output, StringComparison.Ordinal);
        Assert.Contains("expected start      3.2958", output, StringComparison.Ordinal);
        var measured = double.Parse(MeasuredStart().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(measured, 3.2958 * 0.95, 3.2958 * 1.05);
    }

    [Fact]
    public void A_loss_can_be_asked_for_and_must_fit_the_targets()
    {
        using var folder = new CommandFolder();
        var (code, output, _) = folder.Run("train", "iris", "--loss", "sparsemax", "--epochs", "1", "--out", "{0}/a");
        Assert.Equal(0, code);
        Assert.Contains("loss                sparsemax, as asked\n", output, StringComparison.Ordinal);
        Assert.Contains("expected start      0.3333\n", output, StringComparison.Ordinal); // ½ (1 − 1/3)
        var (refused, _, errors) = folder.Run("train", "iris", "--loss", "huber", "--out", "{0}/b");
        Assert.Equal(3, refused);
        Assert.Equal("descent: --loss: huber does not fit here, where the targets are classes. Choose one of categorical-focal, crammer-singer, cross-entropy, generalized-cross-entropy, multi-margin, poly-cross-entropy, sparsemax.\n", errors);
        Assert.False(Directory.Exists(folder.In("b")));
        Assert.Equal(64, folder.Run("train", "iris", "--loss", "hubber").Code);
    }

    [Fact]
    public void A_run_leaves_its_model_its_log_and_its_settings_and_can_be_sampled()
    {
        using var folder = new CommandFolder();
        File.WriteAllLines(folder.In("a.txt"), Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? "привет" : "мир🌍"));
        Assert.Equal(0, folder.Run("train", "{0}/a.txt", "--out", "{0}/run", "--epochs", "15", "--batch", "8", "--hidden", "16").Code);
        Assert.Equal(["log.jsonl", "model.safetensors", "report.html", "report.json", "settings.json"], Directory.GetFiles(folder.In("run")).Select(Path.GetFileName).Order().Where(name => name != "checkpoint.safetensors"));
        var events = File.ReadLines(folder.In("run/log.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()).ToArray();
        Assert.Equal("start", events[0]);
        Assert.Equal("end", events[^1]);
        Assert.Equal(15, events.Count(name => name == "epoch"));
        var samples = folder.Run("sample", "{0}/run", "--count", "20", "--prompt", "м").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(20, samples.Length);
        Assert.All(samples, sample => Assert.StartsWith("м", sample, StringComparison.Ordinal));
        Assert.Contains("мир🌍", samples);
        Assert.Equal(samples, folder.Run("sample", "{0}/run", "--count", "20", "--prompt", "м").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Predict_answers_in_the_targets_own_words_and_units()
    {
        using var folder = new CommandFolder();
        File.WriteAllLines(folder.In("a.csv"), Enumerable.Range(0, 60).Select(i => $"{i},{(i % 3 == 0 ? "red" : "blue")},{2 * i + 100 + (i % 3 == 0 ? 10.5 : 0)}").Prepend("x;colour;price".Replace(';', ',')));
        Assert.Equal(0, folder.Run("train", "{0}/a.csv", "--out", "{0}/run").Code);
        File.WriteAllText(folder.In("new.csv"), "colour,x\nred,30\n\"blue\",31\ngreen,31\n");
        var (code, output, _) = folder.Run("predict", "{0}/run", "{0}/new.csv");
        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("predicted price", lines[0]);
        Assert.InRange(double.Parse(lines[1], CultureInfo.InvariantCulture), 168, 173); // 2 · 30 + 100 + 10.5
        Assert.InRange(double.Parse(lines[2], CultureInfo.InvariantCulture), 159, 165); // 2 · 31 + 100
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public void The_same_seed_trains_the_same_bits_and_another_one_others()
    {
        using var folder = new CommandFolder();
        foreach (var (name, seed) in new[] { ("a", "1"), ("b", "1"), ("c", "2") })
        {
            Assert.Equal(0, folder.Run("train", "moons", "--out", $"{{0}}/{name}", "--epochs", "2", "--seed", seed).Code);
        }

        Assert.Equal(File.ReadAllBytes(folder.In("a/model.safetensors")), File.ReadAllBytes(folder.In("b/model.safetensors")));
        Assert.NotEqual(File.ReadAllBytes(folder.In("a/model.safetensors")), File.ReadAllBytes(folder.In("c/model.safetensors")));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("sample")]
    [InlineData("predict")]
    public void Help_teaches_by_an_example(string command)
    {
        using var folder = new CommandFolder();
        var (code, output, _) = folder.Run(command, "--help");
        Assert.Equal(0, code);
        Assert.Contains($"  descent {command} ", output, StringComparison.Ordinal);
    }

    // Numbers that depend on the machine's speed or on rounding in training.
    private static string Masked(string output) => Measured().Replace(output, "#");

    [GeneratedRegex(@"(?<=accuracy |loss |prior +|  start |now |constant |skill |measured start +\S* ?\(?|train |validation |best +|alone |epoch |of )[+-]?\d+\.\d+|(?<=measured start .*\()[+-]?\d+\.\d+|\d+(?= steps/s)|(?<=on validation, epoch )\d+|(?<=on validation, epoch \d+ of )\d+")]
    private static partial Regex Measured();

    [GeneratedRegex(@"measured start +(\S+)")]
    private static partial Regex MeasuredStart();
}
