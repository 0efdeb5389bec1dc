using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Experiments during a run: they tell early what only they can show, they take back what does not hold, and they change no bit.</summary>
public sealed class DuringRunTests
{
    [Fact]
    public void A_schedule_that_ends_early_is_told_after_a_fifth_of_the_run_and_no_bit_changes()
    {
        float[] Run(bool examines, out Diagnosis diagnosis, out List<string> codes)
        {
            var (train, validation, model, told) = (Programs.Moons(), Programs.Moons(200, 2), Programs.Net(2, 2), new Told());
            var trainer = new Trainer(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 0.1 }) { Epochs = 60, Schedule = Schedule.Steps(0.1, 30, 0.1) };
            var check = TrainingCheck.Of(trainer, train, validation);
            (check.ExaminesDuringRun, check.ExperimentProgress) = (examines, told);
            _ = trainer.Run(train, validation, TestContext.Current.CancellationToken).Count();
            codes = [.. told.Codes];
            diagnosis = check.Examine();
            return [.. model.Parameters.SelectMany(parameter => parameter.ToArray()).Select(value => (float)value)];
        }

        var watched = Run(false, out var atEnd, out var none);
        var examined = Run(true, out var early, out var some);
        Assert.Equal(watched, examined);
        Assert.Empty(none);
        Assert.Contains("E3", some);
        Assert.True(atEnd.Cause?.Id == "O3", atEnd.ToString());
        Assert.True(early.Cause?.Id == "O3", early.ToString());
        Assert.Equal(60 * 13, atEnd.Cause.Step);
        Assert.Equal(60 * 13 / 5, early.Cause.Step);
    }

    [Fact]
    public void A_wrong_gradient_of_ones_own_is_told_after_three_steps()
    {
        var (train, validation) = (Programs.Moons(), Programs.Moons(200, 2));
        Sequential model = [.. Programs.Net(2, 2), new Bent()];
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }) { Epochs = 10 };
        var check = TrainingCheck.Of(trainer, train, validation);
        check.ExaminesDuringRun = true;
        _ = trainer.Run(train, validation, TestContext.Current.CancellationToken).Count();
        var diagnosis = check.Examine();
        Assert.True(diagnosis.Cause?.Id == "O10", diagnosis.ToString());
        Assert.Equal(3, diagnosis.Cause.Step);
    }

    [Fact]
    public void A_healthy_run_is_not_flagged_on_its_way()
    {
        var (train, validation, model) = (Programs.Moons(), Programs.Moons(200, 2), Programs.Net(2, 2));
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }) { Epochs = 40 };
        var check = TrainingCheck.Of(trainer, train, validation);
        check.ExaminesDuringRun = true;
        _ = trainer.Run(train, validation, TestContext.Current.CancellationToken).Count();
        var diagnosis = check.Examine();
        Assert.DoesNotContain(diagnosis.Findings, finding => finding.Level > FindingLevel.Note);
    }

    private sealed class Told : IProgress<ExperimentNotice>
    {
        public List<string> Codes { get; } = [];

        public void Report(ExperimentNotice value) => Codes.Add(value.Code);
    }

    private sealed class Bent : Layer
    {
        public override Tensor Forward(Operand x, RandomStream? dropout) => Tensor.Apply(new Ops.Pointwise<Halved>(default), (Tensor)x);
    }

    /// <summary>y = x, with a slope that is declared as one half.</summary>
    private readonly record struct Halved : Ops.IUnary
    {
        public T Value<T>(T x)
            where T : struct, IReal<T> => x;

        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.From(0.5);
    }
}
