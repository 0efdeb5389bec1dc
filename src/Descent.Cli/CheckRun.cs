using System.Globalization;
using Descent.Cli.Display;
using Descent.Cli.Models;
using Descent.Cli.Runs;
using Descent.Diagnostics;
using Descent.Training;

namespace Descent.Cli;

/// <summary>One run of <c>descent check</c>.</summary>
internal static class CheckRun
{
    private const int Steps = 300;
    private const double Agreed = 1e-3;

    public static int Run(DataSource source, Settings settings, bool isJson, Screen screen, CancellationToken cancellation)
    {
        using var log = new RunLog(null, isJson ? screen.Output : null);
        screen = isJson ? screen.Silent() : screen;
        var job = Job.Open(source, source.Read(), settings);
        job.Describe(screen);
        var rows = job.Train.Count <= Steps * settings.Batch ? job.Train : job.Train.Take(new Numerics.RandomStream(settings.Seed).Permutation(job.Train.Count).AsSpan(0, Steps * settings.Batch));
        var batches = (rows.Count + settings.Batch - 1) / settings.Batch;
        var trainer = new Trainer(job.Model, job.Loss, Optimizers.Create(settings, job.Model.Parameters))
        {
            BatchSize = settings.Batch,
            Epochs = (Steps + batches - 1) / batches,
            Seed = settings.Seed,
        };
        var check = TrainingCheck.Of(trainer, job.Train, job.Validation);
        check.Progress = new Told(log);
        var yardstick = job.Loss.Yardstick(job.Train.Targets, job.Outputs);
        screen.Line("prior", $"{yardstick.Prior:F4} for the best constant answer");
        screen.Line("expected start", $"{yardstick.Start:F4}");
        var (measured, start) = (trainer.Evaluate(rows), check.Start());
        screen.Line("measured start", $"{measured:F4} ({Math.Round((measured / yardstick.Start - 1) * 100, 1):+0.0;-0.0;0.0} % off): {start.Cause}");
        log.Started(settings.Data, job.Model.Parameters.Sum(parameter => parameter.Shape.Count), yardstick.Start, measured);
        log.Told(start);
        var results = check.Experiment();
        log.Told(results);
        screen.Line("gradient", $"{(double.IsNaN(results.GradientError) ? "cannot be checked in double" : results.GradientError < Agreed ? "agrees with finite differences, in double" : FormattableString.Invariant($"off by {results.GradientError:G2} in {results.GradientErrorIn}"))}");
        screen.Line("16 rows alone", $"loss {results.Overfit.Start:F4} → {results.Overfit.End:F4} in {results.Overfit.Steps} steps, skill {results.Overfit.Skill:F2}");
        foreach (var (rate, run) in new[] { (settings.LearningRate / 10, results.Slower), (settings.LearningRate, results.AsIs), (settings.LearningRate * 10, results.Faster) })
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"rate {rate:0.##########}"), double.IsFinite(run.End) ? (FormattableString)$"{run.End:F4} after {run.Steps} steps, skill {run.Skill:F2}" : $"diverges within {run.Steps} steps");
        }

        try
        {
            _ = trainer.Run(rows, job.Validation, cancellation).Count();
        }
        catch (DivergedException e)
        {
            screen.Line("diverged", $"{e.Message}");
        }

        var diagnosis = check.Examine(new Screened(screen, log));
        screen.Line();
        screen.Show(diagnosis);
        log.Told(diagnosis);
        return ExitCode.Of(diagnosis);
    }

    private sealed class Told(RunLog log) : IProgress<FindingChange>
    {
        public void Report(FindingChange value) => log.Told(value);
    }
}
