using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Faults that experiments decide: each program carries one, and it must be named first; healthy programs stay healthy under examination.</summary>
public sealed class ExamineTests
{
    private static Dataset Validation => Programs.Clouds(150, 2);

    [Fact]
    public void A_logarithm_of_0_in_a_trainers_run_is_L5()
    {
        var model = Programs.Net(2, 3);
        var (check, _) = Trained(model, new LogOfShares(), new Adam(model.Parameters) { LearningRate = 0.002 }, Programs.Clouds(), Validation, 100);
        var diagnosis = check.Examine();
        First("L5", diagnosis);
        Assert.Equal(0, diagnosis.Cause!.Step); // the formula shows it before anything happens
        Assert.Null(diagnosis.Cause.Experiment);
        Assert.Contains(": the gradient became not finite, and the objective was finite", diagnosis.Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_logarithm_of_0_in_a_loop_is_L5()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        var step = 0;
        Programs.Loop(check, train, 6, (x, y) =>
        {
            var shares = model.Forward(x).LogSoftmax().Exp();
            var rounded = ++step == 40 ? shares * 0 : shares; // as a share that is rounded to 0
            return -rounded.Log().Pick((Indices)y).Mean();
        }, sgd.Step);
        First("L5", check.Examine());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decay_that_outweighs_the_data_is_L8(bool isRegularizer)
    {
        var model = Programs.Net(2, 3);
        var adam = new Adam(model.Parameters) { LearningRate = 0.01, WeightDecay = isRegularizer ? 0 : 0.3 };
        var (check, _) = Trained(model, new CrossEntropy(), adam, Programs.Clouds(), Validation, 30, regularizer: isRegularizer ? new L2(0.3) : null);
        var diagnosis = check.Examine();
        First("L8", diagnosis);
        Assert.Equal(isRegularizer ? null : 0.03, diagnosis.Cause!.Suggested);
    }

    [Fact]
    public void A_penalty_in_a_loop_that_outweighs_the_data_is_L8()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var adam = new Adam(model.Parameters) { LearningRate = 0.01 };
        var check = new TrainingCheck(model, new CrossEntropy(), adam, train, Validation);
        Programs.Loop(check, train, 30, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean() + new L1(0.1).Of(model.Parameters), adam.Step);
        First("L8", check.Examine());
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.4)]
    public void Classes_that_are_wrong_by_chance_are_D6(double share)
    {
        var random = new RandomStream(3);
        var clouds = Programs.Clouds(600, 1, 4);
        var wrong = Indices.Of([.. ((Indices)clouds.Targets).Values.ToArray().Select(k => random.NextUniform() < share ? (k + 1 + random.NextIndex(2)) % 3 : k)]);
        var model = Programs.Net(2, 3);
        var (check, _) = Trained(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, new(clouds.Inputs, wrong), Programs.Clouds(150, 2, 4), 30);
        First("D6", check.Examine());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Clouds_that_overlap_are_no_D6(double apart)
    {
        var model = Programs.Net(2, 3);
        var (check, _) = Trained(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Programs.Clouds(600, 1, apart), Programs.Clouds(150, 2, apart), 15);
        Quiet(check.Examine());
    }

    [Fact]
    public void A_wild_number_in_one_row_is_A3()
    {
        var clouds = Programs.Clouds();
        var values = ((Tensor)clouds.Inputs).ToArray();
        values[2 * 17] = 5000;
        var model = Programs.Net(2, 3);
        var (check, _) = Trained(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 0.1 }, new(Tensor.From(new(300, 2), values), clouds.Targets), Validation, 20);
        var diagnosis = check.Examine();
        First("A3", diagnosis);
        Assert.StartsWith("Row 17 holds 5000 in column 0", diagnosis.Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_that_ends_at_a_tenth_of_the_run_is_O3()
    {
        var model = Programs.Net(2, 2);
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var (check, _) = Trained(model, new CrossEntropy(), sgd, Programs.Moons(), Programs.Moons(200, 2), 60, schedule: Schedule.Steps(0.1, 30, 0.1));
        First("O3", check.Examine());
    }

    [Fact]
    public void Single_rows_at_a_large_rate_are_O8()
    {
        var model = Programs.Net(2, 3);
        var (check, _) = Trained(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 0.8 }, Programs.Clouds(), Validation, 10, batch: 1);
        var diagnosis = check.Examine();
        First("O8", diagnosis);
        Assert.Equal(32, diagnosis.Cause!.Suggested);
    }

    [Fact]
    public void A_run_that_stops_while_it_falls_is_O9()
    {
        var model = Programs.Net(2, 3);
        var (check, _) = Trained(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.005 }, Programs.Clouds(), Validation, 1, batch: 20);
        First("O9", check.Examine());
    }

    [Fact]
    public void A_model_of_width_1_is_G2()
    {
        var model = Programs.Net(2, 2, activation: () => new Tanh(), width: 1);
        var (check, _) = Trained(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Rings(400, 1), Rings(200, 2), 60);
        First("G2", check.Examine());
    }

    [Fact]
    public void Chance_in_use_is_G4()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 32, random), new Relu(), new Noisy(), new Linear(32, 3, random)];
        var (check, _) = Trained(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, Programs.Clouds(), Validation, 20);
        First("G4", check.Examine());
    }

    [Fact]
    public void Dropout_that_is_off_while_training_is_G4()
    {
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 32, random), new Relu(), new Dropout(0.3), new Linear(32, 3, random)];
        var (train, sgd) = (Programs.Clouds(), new Sgd(model.Parameters) { LearningRate = 0.1 });
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train);
        Programs.Loop(check, train, 15, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step);
        First("G4", check.Examine());
    }

    [Theory]
    [InlineData("O1", 30)]
    [InlineData("O2", 1e-4)]
    public void The_rate_that_is_suggested_is_better_by_far(string id, double rate)
    {
        (Diagnosis Diagnosis, double Loss) At(double value)
        {
            var model = Programs.Net(2, 3);
            var (check, loss) = Trained(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = value }, Programs.Clouds(), Validation, 30);
            return (check.Examine(), loss());
        }

        var (diagnosis, loss) = At(rate);
        First(id, diagnosis);
        Assert.Equal(Certainty.Confirmed, diagnosis.Cause!.Certainty);
        Assert.Equal(id == "O1" ? "E4" : "E5", diagnosis.Cause.Experiment);
        Assert.Contains(FormattableString.Invariant($"{diagnosis.Cause.Suggested:G3}"), diagnosis.Cause.Change, StringComparison.Ordinal);
        var (_, mended) = At(diagnosis.Cause.Suggested!.Value);
        Assert.True(!(mended > 0.6 * loss), $"{loss} → {mended}");
    }

    [Fact]
    public void Examination_leaves_every_bit_as_it_was_and_repeats_itself()
    {
        (double[][] Weights, double[][] State, double Norm, string Text) Run(bool isExamined)
        {
            var random = new RandomStream(1);
            Sequential model = [new Linear(2, 16, random), new Relu(), new Dropout(0.1), new Linear(16, 3, random)];
            var adam = new Adam(model.Parameters) { LearningRate = 1e-4, WeightDecay = 0.1, ClipNorm = 1 };
            var trainer = new Trainer(model, new CrossEntropy(), adam) { Epochs = 8 };
            var check = TrainingCheck.Of(trainer, Programs.Clouds(), Validation);
            var text = "";
            foreach (var epoch in trainer.Run(Programs.Clouds(), Validation, TestContext.Current.CancellationToken))
            {
                text = isExamined && epoch.Number == 4 ? check.Examine().ToString() : text;
            }

            return ([.. model.Parameters.Select(parameter => parameter.ToArray())], [.. adam.State.Select(state => state.ToArray())], adam.GradientNorm, text);
        }

        var (plain, examined, again) = (Run(false), Run(true), Run(true));
        Assert.Equal(plain.Weights, examined.Weights);
        Assert.Equal(plain.State, examined.State);
        Assert.Equal(plain.Norm, examined.Norm);
        Assert.NotEmpty(examined.Text);
        Assert.Equal(examined.Text, again.Text);
    }

    [Fact]
    public void Each_experiment_is_made_once_says_why_and_keeps_to_the_budget()
    {
        var model = Programs.Net(2, 3);
        var trainer = new Trainer(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 1e-4 }) { Epochs = 20 };
        var check = TrainingCheck.Of(trainer, Programs.Clouds(), Validation);
        _ = trainer.Run(Programs.Clouds(), Validation, TestContext.Current.CancellationToken).Count();
        var told = new Told();
        check.Examine(told);
        Assert.NotEmpty(told.Notices);
        Assert.All(told.Notices, notice => Assert.EndsWith("?", notice.Why, StringComparison.Ordinal));
        Assert.Equal(told.Notices.Distinct(), told.Notices);
        Assert.InRange(told.Notices.Sum(notice => notice.Rows), 1, 100_000);
        var count = told.Notices.Count;
        check.Examine(told);
        Assert.Equal(count, told.Notices.Count);
    }

    [Fact]
    public void Without_a_share_no_experiment_is_made()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 1e-5 };
        var check = new TrainingCheck(model, new CrossEntropy(), sgd, train) { ExperimentShare = 0 };
        Programs.Loop(check, train, 20, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step);
        var told = new Told();
        check.Examine(told);
        Assert.Empty(told.Notices);
    }

    [Fact]
    public void Overlap_and_a_leaking_column_are_confirmed_by_the_reference_net()
    {
        var model = Programs.Net(2, 3, width: 64);
        var train = Programs.Clouds();
        var (check, _) = Trained(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }, train, train.Take([.. Enumerable.Range(0, 60)]), 20);
        var diagnosis = check.Examine();
        First("D8", diagnosis);
        Assert.Equal(Certainty.Certain, diagnosis.Cause!.Certainty);
    }

    [Fact]
    public void Targets_that_nothing_tells_are_noise_limited_or_D5()
    {
        var random = new RandomStream(4);
        Dataset Coins(int count) => new(Tensor.From(new(count, 3), [.. Enumerable.Range(0, 3 * count).Select(_ => random.NextNormal())]), Indices.Of([.. Enumerable.Range(0, count).Select(_ => random.NextIndex(2))]));
        var model = Programs.Net(3, 2, width: 8);
        var (check, _) = Trained(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.003 }, Coins(400), Coins(200), 10);
        var diagnosis = check.Examine();
        Assert.True(diagnosis.Verdict == Verdict.NoiseLimited || diagnosis.Cause is { Id: "D5" }, diagnosis.ToString());
        Assert.DoesNotContain(diagnosis.Findings, finding => finding.Level == FindingLevel.Error);
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void A_healthy_run_is_quiet_under_examination(string optimizer)
    {
        var model = Programs.Net(2, 2, activation: () => new Gelu());
        Optimizer made = optimizer switch
        {
            "sgd" => new Sgd(model.Parameters) { LearningRate = 0.2 },
            "momentum" => new Sgd(model.Parameters) { LearningRate = 0.05, Momentum = 0.9 },
            "adam" => new Adam(model.Parameters) { LearningRate = 0.01 },
            _ => new AdamW(model.Parameters) { LearningRate = 0.01, WeightDecay = 0.05 },
        };
        var (check, _) = Trained(model, new CrossEntropy(), made, Programs.Moons(), Programs.Moons(200, 2), 80);
        Quiet(check.Examine());
    }

    private static Dataset Rings(int count, ulong seed)
    {
        var random = new RandomStream(seed);
        var classes = Enumerable.Range(0, count).Select(i => i % 2).ToArray();
        return new(Tensor.From(new(count, 2), [.. classes.SelectMany(k =>
        {
            var (angle, radius) = (2 * Math.PI * random.NextUniform(), 0.6 + k + 0.1 * random.NextNormal());
            return new[] { radius * Math.Cos(angle), radius * Math.Sin(angle) };
        })]), Indices.Of(classes));
    }

    private static (TrainingCheck Check, Func<double> ValidationLoss) Trained(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation, int epochs, int batch = 32, Schedule? schedule = null, Regularizer? regularizer = null)
    {
        var trainer = new Trainer(model, loss, optimizer) { BatchSize = batch, Epochs = epochs, Schedule = schedule, Regularizer = regularizer };
        var check = TrainingCheck.Of(trainer, train, validation);
        try
        {
            _ = trainer.Run(train, validation, TestContext.Current.CancellationToken).Count();
        }
        catch (DivergedException)
        {
            // the check says why
        }

        return (check, () => trainer.Evaluate(validation!));
    }

    private static void First(string id, Diagnosis diagnosis)
    {
        Assert.True(diagnosis.Cause?.Id == id, diagnosis.ToString());
        Assert.DoesNotContain(diagnosis.Others, finding => finding.IsOpenFault);
    }

    private static void Quiet(Diagnosis diagnosis) => Assert.True(diagnosis.Findings.All(finding => !finding.IsOpenFault), diagnosis.ToString());

    private sealed class Told : IProgress<ExperimentNotice>
    {
        public List<ExperimentNotice> Notices { get; } = [];

        public void Report(ExperimentNotice value) => Notices.Add(value);
    }

    /// <summary>Noise in training and in use, as of a switch that was forgotten.</summary>
    private sealed class Noisy : Layer
    {
        private readonly RandomStream _random = new(1);

        public override Tensor Forward(Operand x, RandomStream? dropout) => ((Tensor)x).Dropout(0.3, _random);
    }

    /// <summary>−log of a share that was rounded to a float before: what a sharp softmax makes infinite.</summary>
    private sealed record LogOfShares : LossFunction
    {
        public override string Name => "log of shares";

        public override TargetKind Targets => TargetKind.Classes;

        public override LossValues Of(Tensor prediction, Operand target) => -(prediction * 120).LogSoftmax().Exp().Log().Pick((Indices)target);

        public override Yardstick Yardstick(Operand target, int outputs) => new CrossEntropy().Yardstick(target, outputs);
    }
}
