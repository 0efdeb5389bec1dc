using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>What looking costs, counted in rows that go through the model: no clock, so the bounds are exact.</summary>
public sealed class PaceTests
{
    private const int Batch = 32;
    private const int AlwaysLooked = 3;

    [Theory]
    [InlineData("trainer", false)]
    [InlineData("loop", false)]
    [InlineData("recorded", false)]
    [InlineData("trainer", true)]
    [InlineData("loop", true)]
    public void Looking_is_at_most_3_hundredths_of_the_work_from_8000_steps_on(string kind, bool isValidated)
    {
        var pace = Watched(kind, 8000, isValidated).Pace;
        Assert.Equal(8000 * 3.0 * Batch, pace.Work);
        Assert.InRange(pace.Spent / pace.Work, 0.001, 0.03);
    }

    // What is always looked at: the beginning, three steps, and one each time their number triples; each look takes the fixed rows
    // and at most six passes of the batch, threefold since nothing is replayed.
    [Theory]
    [InlineData("trainer", 1)]
    [InlineData("trainer", 30)]
    [InlineData("trainer", 500)]
    [InlineData("loop", 1)]
    [InlineData("loop", 30)]
    [InlineData("loop", 500)]
    [InlineData("recorded", 500)]
    public void A_short_run_pays_for_few_looks(string kind, int steps)
    {
        var pace = Watched(kind, steps, isValidated: false).Pace;
        var always = 1 + AlwaysLooked + Math.Max(0, Math.Log(steps / (double)AlwaysLooked, 3));
        Assert.InRange(pace.Spent, 1, Math.Max(Pace.Share * pace.Work, always * 3 * (Evidence.FixedRows + 6 * Batch)));
    }

    [Fact]
    public void The_first_three_steps_are_looked_at_and_one_in_each_tripling()
    {
        var steps = Watched("trainer", 3000, isValidated: false).Probes.Select(probe => probe.Step).ToArray();
        Assert.Equal([1, 2, 3], steps[..3]);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.InRange(pair.Second, pair.First + 1, 3 * pair.First));
        Assert.True(steps[^1] > 1000);
    }

    [Fact]
    public void Equal_runs_are_looked_at_alike()
    {
        var (a, b) = (Watched("loop", 700, isValidated: true), Watched("loop", 700, isValidated: true));
        Assert.Equal(a.Probes.Select(probe => (probe.Step, probe.FixedLoss, probe.Foretold)), b.Probes.Select(probe => (probe.Step, probe.FixedLoss, probe.Foretold)));
        Assert.Equal(a.Pace.Spent, b.Pace.Spent);
    }

    [Fact]
    public void A_batch_in_parts_counts_with_all_its_rows()
    {
        var pace = new Pace();
        pace.Trained(16);
        pace.Trained(16);
        Assert.Equal(96, pace.Work);
    }

    [Fact]
    public void A_probe_keeps_what_the_update_did_to_each_weight()
    {
        const double Rate = 0.1;
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3, activation: () => new Tanh()));
        var weights = model.Parameters.Where(parameter => parameter.IsWeight).Select(weight => (weight.Name, Values: weight.ToArray())).ToArray();
        var sgd = new Sgd(model.Parameters) { LearningRate = Rate };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        Programs.Loop(check, train.Take([.. Enumerable.Range(0, Batch)]), 1, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step);
        var probe = Assert.Single(check.Run.Probes);
        Assert.Equal(weights.Select(weight => weight.Name), probe.Weights.Select(weight => weight.Name));
        foreach (var ((_, values), facts) in weights.Zip(probe.Weights))
        {
            // ‖Δw‖ = η ‖g‖, but for the rounding of η, of η g and of each weight to 24 bits
            var norm = Math.Sqrt(values.Sum(w => w * w));
            Assert.Equal(Rate * facts.Gradient * Math.Sqrt(values.Length), facts.Update * norm, Math.Pow(2, -23) * norm * (1 + facts.Update));
            Assert.True(facts.Gradient > 0);
        }

        Assert.Equal(2, probe.Signals.Activations.Count);
        Assert.All(probe.Signals.Activations, activation => Assert.Equal(1 - activation.Size * activation.Size, activation.Openness, 1e-12)); // tanh′ = 1 − y²
    }

    private static Evidence Watched(string kind, int steps, bool isValidated)
    {
        var (train, validation) = (Programs.Clouds(10 * Batch), isValidated ? Programs.Clouds(90, 2) : null);
        var (model, loss, random) = (Programs.Net(2, 3), new CrossEntropy(), new RandomStream(7));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.05 };
        if (kind == "trainer")
        {
            // whole epochs of ten steps, or a shorter one
            var rows = steps < 10 ? train.Take([.. Enumerable.Range(0, steps * Batch)]) : train;
            var trainer = new Trainer(model, loss, sgd) { BatchSize = Batch, Epochs = Math.Max(1, steps / 10) };
            var watch = TrainingCheck.Of(trainer, rows, validation);
            _ = trainer.Run(rows, validation, TestContext.Current.CancellationToken).Count();
            watch.Diagnose();
            return watch.Run;
        }

        var check = new TrainingCheck(model, loss, sgd, train, validation);
        var recorded = new RecordedStep(sgd, (inputs, _) => loss.Of(model.Forward(inputs[0]), inputs[1]).Mean());
        var batches = Enumerable.Range(0, 10).Select(i => train.Take([.. Enumerable.Range(0, Batch).Select(row => row * 10 + i)])).ToArray();
        for (var step = 0; step < steps; step++)
        {
            var batch = batches[random.NextIndex(10)];
            if (kind == "recorded")
            {
                check.Step(batch.Inputs, batch.Targets);
                recorded.Run(batch.Inputs, batch.Targets);
            }
            else
            {
                var objective = loss.Of(model.Forward(batch.Inputs), batch.Targets).Mean();
                check.Step(batch.Inputs, batch.Targets, objective);
                sgd.Step(objective);
            }
        }

        check.Diagnose();
        return check.Run;
    }
}
