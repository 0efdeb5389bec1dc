using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>The numbers of a report, worked out by hand.</summary>
public sealed class ReportTests
{
    // What it gives is what it is given: the logits stand in the rows.
    private static readonly Sequential Same = [new Linear(3, 3, new RandomStream(1), bias: false)];

    static ReportTests() => Same.Parameters[0].Set([1, 0, 0, 0, 1, 0, 0, 0, 1]);

    [Fact]
    public void A_curve_keeps_every_step_until_it_is_full()
    {
        var curve = new Curve(4);
        curve.Add(1, 5);
        curve.Add(2, 3);
        curve.Add(3, 4);
        Assert.Equal([new(1, 5, 5, 5), new(2, 3, 3, 3), new(3, 4, 4, 4)], curve.Points);
    }

    // Steps 1 to 9 in at most 4 buckets: the fifth step makes buckets of 2 (1 | 2 3 | 4 5), step 8 would be the fifth of
    // them (1 | 2 3 | 4 5 | 6 7 | 8) and makes buckets of 4 (1 2 3 | 4 5 6 7 | 8 9).
    [Fact]
    public void A_full_curve_merges_neighbours_and_keeps_least_and_largest()
    {
        var curve = new Curve(4);
        foreach (var step in Enumerable.Range(1, 9))
        {
            curve.Add(step, step == 5 ? 100 : step);
        }

        Assert.Equal(4, curve.Width);
        Assert.Equal([new(1, 2, 1, 3), new(4, (4 + 100 + 6 + 7) / 4.0, 4, 100), new(8, 8.5, 8, 9)], curve.Points);
    }

    [Fact]
    public void A_million_steps_take_the_room_of_a_thousand()
    {
        var curve = new Curve();
        for (var step = 1; step <= 1_000_000; step++)
        {
            curve.Add(step, step == 777_777 ? -1 : step);
        }

        Assert.InRange(curve.Points.Count, 500, 1000);
        Assert.Equal(-1, curve.Points.Min(point => point.Least));
        Assert.Equal(1_000_000, curve.Points.Max(point => point.Largest));
        Assert.All(curve.Points.Skip(1), point => Assert.Equal(0, point.Step % curve.Width));
    }

    // Cross-entropy of logits (a, 0, 0) for class 0 is ln(1 + 2 e⁻ᵃ), for class 1 it is a more.
    [Fact]
    public void The_loss_is_taken_apart_by_class()
    {
        var data = new Dataset(Tensor.From(new(4, 3), [2, 0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 4]), Indices.Of([0, 0, 1, 2]));
        double[] losses = [Math.Log(1 + 2 * Math.Exp(-2)), Math.Log(1 + 2 * Math.Exp(-1)), 3 + Math.Log(1 + 2 * Math.Exp(-3)), Math.Log(1 + 2 * Math.Exp(-4))];
        var judged = Examples.Judge(Same, new CrossEntropy(), data, "validation", new() { Classes = ["a", "b"] })!;
        Assert.Equal((4, "validation", "target"), (judged.Count, judged.Part, judged.Target));
        Assert.Equal(["a", "b", "2"], judged.Groups.Select(group => group.Name));
        Assert.Equal([2, 1, 1], judged.Groups.Select(group => group.Count));
        Assert.Equal([1.0, 0, 1], judged.Groups.Select(group => group.Recognised!.Value));
        Assert.Equal(1, judged.Groups.Sum(group => group.Share), 1e-12);
        Near([(losses[0] + losses[1]) / 2, losses[2], losses[3]], judged.Groups.Select(group => group.Loss));
        Near([(losses[0] + losses[1]) / losses.Sum(), losses[2] / losses.Sum(), losses[3] / losses.Sum()], judged.Groups.Select(group => group.Share));
        Assert.Equal(["row 2", "row 1", "row 0", "row 3"], judged.Worst.Select(example => example.Where));
        Assert.Equal(("b", "a, 91 %; 4.5 % for the target"), (judged.Worst[0].Target, judged.Worst[0].Prediction)); // 1 / (1 + 2 e⁻³) = 0.909, e⁻³ of it 0.045
        Assert.Equal(("a", "a, 58 %"), (judged.Worst[1].Target, judged.Worst[1].Prediction)); // 1 / (1 + 2 / e)

        // One answer a bin of 0.1: |right − confidence| of 0.576, 0.787, 0.909 (wrong) and 0.965; the last two share a bin.
        double[] sure = [.. new[] { 1.0, 2, 3, 4 }.Select(a => 1 / (1 + 2 * Math.Exp(-a)))];
        Assert.Equal((1 - sure[0] + (1 - sure[1]) + 2 * Math.Abs(0.5 - (sure[2] + sure[3]) / 2)) / 4, judged.Calibration!.Error, 1e-6);
    }

    // Ten rows, targets 0 to 9 × 100 + 1000, predictions a unit (10) too high: two ranges of five.
    [Fact]
    public void The_loss_is_taken_apart_by_range_of_the_target()
    {
        Sequential model = [new Linear(1, 1, new RandomStream(1))];
        model.Parameters[0].Set([1]);
        model.Parameters[1].Set([1]);
        double[] targets = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
        var data = new Dataset(Tensor.From(new(10, 1), targets), Tensor.From(new(10, 1), targets));
        var judged = Examples.Judge(model, new SquaredError(), data, "training", new() { Target = "price", Decode = value => 1000 + 100 * value })!;
        Assert.Equal(["1,000 to 1,400", "1,500 to 1,900"], judged.Groups.Select(group => group.Name));
        Assert.Equal([1.0, 1], judged.Groups.Select(group => group.Loss));
        Assert.Equal([0.5, 0.5], judged.Groups.Select(group => group.Share));
        Near([100, 100], judged.Groups.Select(group => group.Bias!.Value));
        Assert.Equal(new(1900, 2000), judged.Answers[0]);
        Assert.Null(judged.Calibration);
    }

    [Fact]
    public void Probabilities_are_not_read_into_scores_that_are_none()
    {
        var data = new Dataset(Tensor.From(new(1, 3), [2, 0, 0]), Indices.Of([0]));
        var judged = Examples.Judge(Same, new MultiMargin(), data, "validation", new())!;
        Assert.Null(judged.Calibration);
        Assert.Equal("0", judged.Worst[0].Prediction);
    }

    [Fact]
    public void A_loss_that_is_not_a_number_is_the_worst()
    {
        var data = new Dataset(Tensor.From(new(2, 3), [9, 0, 0, double.NaN, 0, 0]), Indices.Of([1, 1]));
        var judged = Examples.Judge(Same, new CrossEntropy(), data, "validation", new())!;
        Assert.Equal("row 1", judged.Worst[0].Where);
        Assert.Null(judged.Calibration);
    }

    [Fact]
    public void A_report_of_a_run_holds_its_epochs_its_batches_and_its_findings_and_survives_json()
    {
        var (model, train, validation) = (Programs.Net(2, 2), Programs.Moons(), Programs.Moons(200, 2));
        var trainer = new Trainer(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 0.1 }) { Epochs = 3, BatchSize = 32, Regularizer = new L2(0.01) };
        var check = TrainingCheck.Of(trainer, train, validation);
        Assert.Equal(3, trainer.Run(train, validation, TestContext.Current.CancellationToken).Count());
        var experiments = check.Experiment(5);
        var report = check.Report();
        Assert.Equal(trainer.History.Select(epoch => (epoch.Number, epoch.Step, epoch.TrainLoss, epoch.ValidationLoss, epoch.Penalty)), report.Epochs.Select(epoch => (epoch.Number, epoch.Step, epoch.Train, epoch.Validation, epoch.Penalty)));
        Assert.Equal(Enumerable.Range(1, 39), report.Batches.Select(point => point.Step)); // 400 rows are 13 batches
        Assert.Equal(trainer.History[0].TrainLoss, report.Batches.Take(13).Select((point, i) => point.Mean * (i == 12 ? 16 : 32)).Sum() / 400, 1e-6);
        Assert.All(report.Rates, point => Assert.Equal(0.1, point.Mean));
        Assert.Equal(check.Diagnose().Findings.Select(finding => finding.Id), report.Findings.Select(finding => finding.Id));
        Assert.Equal((13, 39, (int?)null), (report.StepsPerEpoch, report.Step, report.BestEpoch));
        Assert.Equal(["E1: gradient against finite differences", "E2: 16 rows alone", "E4 to E7: short runs, one thing changed"], report.Experiments.Select(experiment => experiment.Name));
        Assert.StartsWith("It agrees to ", report.Experiments[0].Outcome, StringComparison.Ordinal);
        Assert.Equal(experiments.Overfit, report.Experiments[1].Runs[0].Run);
        Assert.Equal([("0.1 × the rate", experiments.Slower), ("as it is", experiments.AsIs), ("10 × the rate", experiments.Faster)], report.Experiments[2].Runs.Select(trial => (trial.Name, trial.Run)));
        Assert.Equal(200, report.Judgement!.Groups.Sum(group => group.Count));
        Assert.Equal(trainer.Evaluate(validation), report.Judgement.Groups.Sum(group => group.Loss * group.Count) / 200, 1e-6);
        Assert.Contains(report.Signals, signal => signal.Measure == "update to weight" && signal.Values.All(value => value is > 0 and < 1));
        Assert.Equal(["relu 1", "relu 2"], report.Signals.Where(signal => signal.Measure == "activation size").Select(signal => signal.Layer));
        Assert.Equal(model.Parameters.Where(parameter => parameter.Shape.Rank == 2).Select(parameter => parameter.Name), report.Signals.Where(signal => signal.Measure == "gradient size").Select(signal => signal.Layer));
        Assert.All(report.Signals.Where(signal => signal.Measure is "activation size" or "gradient size"), signal => Assert.All(signal.Values, value => Assert.True(value > 0)));
        Assert.Equal(report.ToJson(), Report.FromJson(report.ToJson()).ToJson());
    }

    [Fact]
    public void It_holds_the_experiments_of_an_examination()
    {
        var (model, train) = (Programs.Net(2, 3), Programs.Clouds());
        var trainer = new Trainer(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 1e-4 }) { Epochs = 30 };
        var check = TrainingCheck.Of(trainer, train, Programs.Clouds(150, 2));
        _ = trainer.Run(train, cancellation: TestContext.Current.CancellationToken).Count();
        Assert.Equal(("O2", "E5"), (check.Examine().Cause?.Id, check.Examine().Cause?.Experiment));
        var experiments = check.Report().Experiments;
        var net = check.Run.Lab.Reference()!;
        var reference = experiments.Single(experiment => experiment.Name == "E3: a reference net");
        Assert.Equal(("What can be learned from these data at all?", FormattableString.Invariant($"Skill {net.Validation:F2} on rows it has not seen and {net.Train:F2} on its own, in {net.Steps} steps")), (reference.Why, reference.Outcome));
        var runs = experiments.Single(experiment => experiment.Runs.Count > 1);
        Assert.Equal("as it is", runs.Runs[0].Name);
        Assert.Contains(runs.Runs, trial => trial.Name == "10 × the rate" && trial.Run.Skill > runs.Runs[0].Run.Skill);
        Assert.Equal(FormattableString.Invariant($"Best: {runs.Runs.MaxBy(trial => trial.Run.Skill)!.Name}, skill {runs.Runs.Max(trial => trial.Run.Skill):F2}"), runs.Outcome);
    }

    [Fact]
    public void Its_json_cannot_leave_a_script_and_keeps_numbers_that_are_none()
    {
        var report = new Report { Title = "</script>é\u2028", Verdict = Verdict.Healthy, Reading = "", Step = 0, Loss = "", Yardstick = new(double.NaN, double.PositiveInfinity, 0) };
        var json = report.ToJson();
        Assert.DoesNotContain('<', json);
        Assert.All(json, symbol => Assert.InRange(symbol, ' ', '~'));
        var again = Report.FromJson(json);
        Assert.Equal((report.Title, double.NaN, double.PositiveInfinity), (again.Title, again.Yardstick.Start, again.Yardstick.Prior));
    }

    [Fact]
    public void What_is_no_report_says_so()
    {
        var thrown = Assert.Throws<InvalidDataException>(() => Report.FromJson("[]"));
        Assert.StartsWith("Report.FromJson: the text is no report (", thrown.Message, StringComparison.Ordinal);
    }

    private static void Near(double[] expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * Math.Abs(pair.First))); // Float32 inside
}
