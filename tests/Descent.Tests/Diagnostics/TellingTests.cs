using System.Text.RegularExpressions;
using Descent.Diagnostics;
using Descent.Numerics;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Findings as they come and go: who is told, in what words, under which event id.</summary>
public sealed partial class TellingTests
{
    [Fact]
    public void A_finding_is_told_once_when_it_opens_and_once_when_it_is_resolved()
    {
        var (changes, log) = (new Changes(), new FakeLogger());
        var check = Repeating(changes, log);
        Assert.Equal([(FindingEvent.Opened, "D11"), (FindingEvent.Resolved, "D11")], changes.All.Where(change => change.Finding.Id == "D11").Select(change => (change.Event, change.Finding.Id)));
        var (opened, resolved) = (changes.All.First(change => change.Finding.Id == "D11"), changes.All.Last(change => change.Finding.Id == "D11"));
        Assert.Null(opened.Finding.ResolvedAt);
        Assert.Equal(opened.Step, opened.Finding.Step);
        Assert.Equal(resolved.Step, resolved.Finding.ResolvedAt);
        Assert.Contains(check.Diagnose().Findings, finding => finding.Id == "D11" && finding.ResolvedAt == resolved.Step);
        Assert.Equal([(1, "FindingOpened", LogLevel.Error), (3, "FindingResolved", LogLevel.Information)], log.Lines.Where(line => Equals(line.Values.GetValueOrDefault("Id"), "D11")).Select(line => (line.Id.Id, line.Id.Name!, line.Level)));
    }

    [Fact]
    public void The_log_has_the_words_and_the_values()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var log = new FakeLogger();
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train) { Logger = log };
        var diagnosis = Programs.Loop(check, train, 3, (x, y) => Loss.CrossEntropy(model.Forward(x).LogSoftmax().Exp(), (Indices)y).Mean(), sgd.Step);
        check.Diagnose();
        var opened = log.Lines.Single(line => line.Id.Id == 1 && Equals(line.Values["Id"], "L2"));
        Assert.Equal(LogLevel.Error, opened.Level);
        Assert.Equal(
            "softmax applied twice [L2], Certain, step 1: The values you call logits are already probabilities: 100 % of 32 rows lie in 0 … 1 and sum to 1. Cross-entropy applies softmax again, so the loss cannot go below 0.5514 (3 classes). Seen: share of rows of logits that are probabilities 1, healthy runs 0 to 0.5. Change: Give the loss the raw scores: CrossEntropy(model.Forward(x), y), without softmax or sigmoid before it.",
            opened.Text);
        Assert.Equal(diagnosis.Cause!.Value, opened.Values["Value"]);
        var verdict = log.Lines.Single(line => line.Id.Id == 4); // diagnosed twice, said once
        Assert.Equal(("Unhealthy", LogLevel.Error, "L2"), (verdict.Id.Name, verdict.Level, verdict.Values["Id"]));
    }

    [Fact]
    public void A_healthy_run_is_logged_as_information()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var log = new FakeLogger();
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train) { Logger = log };
        check.Experiment(20);
        Programs.Loop(check, train, 20, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step);
        Assert.All(log.Lines, line => Assert.Equal(LogLevel.Information, line.Level));
        Assert.Equal(["Experiment", "NoFault"], log.Lines.Where(line => line.Id.Id > 3).Select(line => line.Id.Name).Distinct());
    }

    [Fact]
    public void An_unhealthy_run_reads_well_in_a_test_runner()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        var diagnosis = Programs.Loop(check, train, 1, (x, y) => Loss.CrossEntropy(model.Forward(x).LogSoftmax().Exp(), (Indices)y).Mean(), sgd.Step);
        var e = Assert.Throws<UnhealthyException>(check.ThrowIfUnhealthy);
        Assert.Equal(diagnosis.Cause, e.Diagnosis!.Cause);
        Assert.Equal(
            """
            The training run is unhealthy after # steps: softmax applied twice [L2].
            ✖ CERTAIN    softmax applied twice  [L2]  step #
              The values you call logits are already probabilities: # % of # rows lie in # … # and sum to #. Cross-entropy applies softmax again, so the loss cannot go below # (# classes).
              Seen      share of rows of logits that are probabilities: #   healthy runs: # to #
              Change    Give the loss the raw scores: CrossEntropy(model.Forward(x), y), without softmax or sigmoid before it.
              Run       start # (expected #) · now #, best constant #, skill #
              More: descent explain L2
            """.ReplaceLineEndings("\n"),
            Number().Replace(e.Message, "#"));
    }

    [Fact]
    public void The_start_is_as_expected_or_its_cause_is_named()
    {
        Assert.Equal("as expected of a model that knows nothing", Start(new CrossEntropy(), Programs.Clouds(), Head(Initializer.Normal(0.01))).Cause);
        var spread = Start(new CrossEntropy(), Programs.Clouds(), Head(Initializer.Normal(5)));
        Assert.StartsWith("a spread of the logits: they differ by ", spread.Cause, StringComparison.Ordinal);
        Assert.Equal(spread.Measured - spread.Expected, spread.Offset + spread.Spread, 1e-9);
        var head = Head(Initializer.Normal(0.01));
        head.Parameters[3].Set([4, 0, 0]); // every row is told class 0: log(e⁴ + 2) − 4/3 = 2.70 for even shares
        var bias = Start(new CrossEntropy(), Programs.Clouds(), head);
        Assert.StartsWith("a bias against the prior: every row is told ", bias.Cause, StringComparison.Ordinal);
        Assert.Equal(Math.Log(Math.Exp(4) + 2) - 4 / 3.0 - Math.Log(3), bias.Offset, 0.1);
        var far = new Dataset(Programs.Waves().Inputs, (Tensor)Programs.Waves().Targets * 30 + 150);
        Assert.StartsWith("targets that are not scaled: they average ", Start(new SquaredError(), far, Programs.Net(2, 1)).Cause, StringComparison.Ordinal);
        var random = new RandomStream(1);
        Sequential twice = [new Linear(2, 16, random), new Relu(), new Linear(16, 3, random, Initializer.Normal(1)), new Probabilities()];
        Assert.StartsWith("softmax twice: the rows of logits are probabilities already", Start(new CrossEntropy(), Programs.Clouds(), twice).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_for_a_mean_is_named_once_a_step_was_seen()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        Programs.Loop(check, train, 1, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Sum(), sgd.Step);
        Assert.Matches(@"^a sum for a mean: \S+ is minimised, 32 losses of \S+ on average$", check.Start().Cause);
    }

    private static StartingLoss Start(LossFunction loss, Dataset train, Layer model) => new TrainingCheck(model, loss, new Sgd(model.Parameters), train).Start();

    private static Sequential Head(Initializer last)
    {
        var random = new RandomStream(1);
        return [new Linear(2, 16, random), new Relu(), new Linear(16, 3, random, last)];
    }

    // An epoch and a bit on the first rows alone, then on all.
    // 8 batches an epoch: step 9 is looked at after an epoch of the same rows, step 27 after one of all.
    private static TrainingCheck Repeating(Changes changes, FakeLogger log)
    {
        var (train, model) = (Programs.Clouds(256), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train) { Progress = changes, Logger = log };
        var first = Enumerable.Range(0, 32).ToArray();
        Programs.Loop(check, train, 40, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step, epoch => epoch < 2 ? [.. Enumerable.Repeat(first, 8).SelectMany(rows => rows)] : [.. Enumerable.Range(0, 256)]);
        return check;
    }

    [GeneratedRegex(@"-?(?<![A-Z])\d+(\.\d+)?")]
    private static partial Regex Number();

    private sealed class Changes : IProgress<FindingChange>
    {
        public List<FindingChange> All { get; } = [];

        public void Report(FindingChange value) => All.Add(value);
    }

    private sealed class Probabilities : Layer
    {
        public override Tensor Forward(Operand x, RandomStream? dropout) => ((Tensor)x).LogSoftmax().Exp();
    }

    private sealed class FakeLogger : ILogger
    {
        public List<(LogLevel Level, EventId Id, string Text, Dictionary<string, object?> Values)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, eventId, formatter(state, exception), ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary(pair => pair.Key, pair => pair.Value)));
    }
}
