using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Faults.Programs;

/// <summary>The program that a spec writes down: with the trainer, or with a loop of its own.</summary>
internal sealed class SpecProgram(Spec spec, string? fault = null, int severity = 0, Spec? control = null, bool isHard = false) : TrainingProgram
{
    public Spec Spec => spec;

    public override string Name => fault is null ? spec.Name : $"{fault}.{severity} {spec.Name}";

    public override string Data => spec.Data;

    public override string? Fault => fault;

    public override int Severity => severity;

    public override bool IsHardControl => isHard;

    public override TrainingProgram? Control => control is null ? null : new SpecProgram(control);

    public override TrainingProgram? Repaired(string repair, double? number = null)
    {
        var repaired = SpecRepairs.Of(spec, repair, number);
        return repaired is null || repaired == spec ? null : new SpecProgram(repaired with { Name = $"{Name}, {repair}" });
    }

    public override TrainingProgram? In(Guise guise) => guise == Guise.PermutedColumns
        ? new SpecProgram(spec with { IsPermuted = true }, fault, severity, control is null ? null : control with { IsPermuted = true }, isHard)
        : spec.Head is not (Head.Classes or Head.Binary) || spec.Data == "names" ? null
        : new SpecProgram(spec with { IsRelabelled = true }, fault, severity, control is null ? null : control with { IsRelabelled = true }, isHard);

    public override Outcome Run(ulong seed, Watch watch)
    {
        var parts = Preparation.Of(spec, seed);
        var model = ModelOf.Build(spec, parts.Train, seed);
        var run = new SpecRun(
            spec,
            seed,
            model,
            ModelOf.Loss(spec, parts.Train),
            ModelOf.Optimizer(spec, model),
            parts.Train.ToDataset(spec.Head),
            parts.Validation.ToDataset(spec.Head),
            parts.Train.Classes);
        try
        {
            if (spec.IsLoop)
            {
                run.Loop(watch);
            }
            else
            {
                run.Train(watch);
            }
        }
        catch (DivergedException)
        {
            return run.Outcome(double.NegativeInfinity, double.NaN);
        }

        var (skill, score) = Judge(run, parts.Test);
        return run.Outcome(skill, score);
    }

    private (double Skill, double Score) Judge(SpecRun run, Rows test)
    {
        var data = test.ToDataset(spec.Head);
        LossFunction plain = spec.Head switch { Head.Classes => new CrossEntropy(), Head.Binary => new BinaryCrossEntropy(), _ => new SquaredError() };
        var prediction = run.Predict(data.Inputs);
        var loss = plain.Of(prediction, data.Targets).Mean().ToScalar();
        if (!double.IsFinite(loss))
        {
            return (double.NegativeInfinity, double.NaN);
        }

        var skill = Math.Max(-1, 1 - loss / plain.Yardstick(data.Targets, prediction.Shape[1]).Prior);
        return spec.Head == Head.Number ? (skill, skill) : (spec.Head == Head.ClassNumber ? double.NaN : skill, Score(test, prediction));
    }

    private double Score(Rows test, Tensor prediction)
    {
        var (values, width) = (prediction.ToArray(), prediction.Shape[1]);
        var right = 0;
        for (var row = 0; row < test.Count; row++)
        {
            var own = values.AsSpan(row * width, width);
            var answer = spec.Head switch
            {
                Head.Binary => own[0] > (spec.Output is "sigmoid" or "softmax" ? 0.5 : 0) ? 1 : 0,
                Head.ClassNumber => (int)Math.Clamp(Math.Round(own[0]), 0, test.ClassCount - 1),
                _ => IndexOfLargest(own),
            };
            right += answer == test.Classes![row] ? 1 : 0;
        }

        var largest = test.Classes!.GroupBy(c => c).Max(group => group.Count()) / (double)test.Count;
        return (right / (double)test.Count - largest) / (1 - largest);
    }

    private static int IndexOfLargest(ReadOnlySpan<double> values)
    {
        var best = 0;
        for (var k = 1; k < values.Length; k++)
        {
            best = values[k] > values[best] ? k : best;
        }

        return best;
    }
}
