using System.Diagnostics;
using Descent.Cli.Display;
using Descent.Cli.Models;
using Descent.Cli.Reports;
using Descent.Cli.Runs;
using Descent.Diagnostics;
using Descent.Training;

namespace Descent.Cli;

/// <summary>One run of <c>descent train</c>, from its settings to the model in its folder.</summary>
internal sealed class TrainRun
{
    private const int MeasuredExamples = 10_000;
    private const double WarmUpShare = 0.05;

    private readonly Settings _settings;
    private readonly RunFolder _folder;
    private readonly Screen _screen;
    private readonly Job _job;
    private readonly Dictionary<string, Tensor> _start;
    private readonly Trainer _trainer;
    private readonly Relay<TrainingStep> _progress = new();
    private readonly Manner _manner;
    private long _saved = Stopwatch.GetTimestamp();

    private TrainRun(Settings settings, RunFolder folder, Job job, Manner manner, Screen screen)
    {
        (_settings, _folder, _job, _manner, _screen) = (settings, folder, job, manner, screen);
        _start = job.Model.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.As(parameter.ElementType));
        _trainer = Make(job.Train.Count);
    }

    public static int Start(DataSource source, Settings settings, string? folder, bool overwrite, Manner manner, Screen screen, CancellationToken cancellation)
    {
        var bytes = source.Read();
        settings = settings with { DataHash = DataSource.Hash(bytes) };
        var job = Job.Open(source, bytes, settings);
        var run = new TrainRun(settings, RunFolder.Create(folder, source.Name, overwrite), job, manner, screen);
        run._folder.Write(settings);
        job.Describe(screen);
        return run.Train(isResumed: false, cancellation);
    }

    public static int Resume(RunFolder folder, Manner manner, Screen screen, CancellationToken cancellation)
    {
        var settings = folder.ReadSettings();
        var source = DataSource.Find(settings.Data);
        var bytes = source.Read();
        if (DataSource.Hash(bytes) != settings.DataHash)
        {
            throw new InvalidDataException($"{settings.Data}: the data have changed since {folder.Path} began. Bring the old file back, or train anew.");
        }

        var run = new TrainRun(settings, folder, Job.Open(source, bytes, settings), manner, screen);
        if (File.Exists(folder.Checkpoint))
        {
            Checkpoint.Load(run._trainer, folder.Checkpoint);
        }

        screen.Line("resumed", $"{folder.Path} at step {run._trainer.StepsDone}");
        return run.Train(isResumed: true, cancellation);
    }

    private Trainer Make(int examples)
    {
        var steps = _settings.Epochs * ((examples + _settings.Batch - 1) / _settings.Batch);
        return new(_job.Model, _job.Loss, Optimizers.Create(_settings, _job.Model.Parameters))
        {
            BatchSize = _settings.Batch,
            Epochs = _settings.Epochs,
            Seed = _settings.Seed,
            Schedule = _settings.Schedule == "cosine"
                ? Schedule.Cosine(_settings.LearningRate, steps).WarmUp((int)(WarmUpShare * steps))
                : Schedule.Constant(_settings.LearningRate),
            Regularizer = (_settings.L1, _settings.L2) switch
            {
                (0, 0) => null,
                (var l1, 0) => new L1(l1),
                (0, var l2) => new L2(l2),
                var (l1, l2) => new ElasticNet(l1, l2),
            },
            Progress = _progress,
        };
    }

    private int Train(bool isResumed, CancellationToken cancellation)
    {
        using var log = new RunLog(_folder.Log, _manner.Lines);
        var yardstick = _job.Loss.Yardstick(_job.Train.Targets, _job.Outputs);
        if (isResumed)
        {
            log.Resumed(_trainer.StepsDone);
        }
        else
        {
            var some = _job.Train.Take(new Numerics.RandomStream(_settings.Seed).Permutation(_job.Train.Count).AsSpan(0, Math.Min(MeasuredExamples, _job.Train.Count)));
            var measured = _trainer.Evaluate(some);
            var parameters = _job.Model.Parameters.Sum(parameter => parameter.Shape.Count);
            _screen.Line("model", $"{parameters:N0} parameters, {_settings.Optimizer}, rate {_settings.LearningRate}, batches of {_settings.Batch}, {_settings.Epochs} epochs at most");
            _screen.Line("prior", $"{yardstick.Prior:F4} for the best constant answer");
            _screen.Line("expected start", $"{yardstick.Start:F4}");
            _screen.Line("measured start", $"{measured:F4} ({Math.Round((measured / yardstick.Start - 1) * 100, 1):+0.0;-0.0;0.0} % off)");
            log.Started(_settings.Data, parameters, yardstick.Start, measured);
        }

        var check = TrainingCheck.Of(_trainer, _job.Train, _job.Validation);
        var told = new Relay<FindingChange> { Target = log.Told };
        check.Progress = told;
        (check.ExaminesDuringRun, check.ExperimentProgress) = (true, new Screened(_screen, log));
        _screen.Line();
        if (check.Diagnose() is { Verdict: Verdict.Unhealthy } warning)
        {
            _screen.Show(warning);
            _screen.Line();
        }

        var finished = _trainer.History.Count;
        Diagnosis diagnosis;
        Report report;
        try
        {
            TrainingView.Show(_screen, _settings.Epochs, view =>
            {
                told.Target = change =>
                {
                    log.Told(change);
                    _screen.Show(change);
                };
                _progress.Target = step =>
                {
                    view.Report(step);
                    if (Stopwatch.GetElapsedTime(_saved) > _manner.Checkpoints)
                    {
                        Save();
                    }
                };
                var epochs = _trainer.Run(_job.Train, _job.Validation, cancellation).KeepBest();
                foreach (var epoch in _settings.Patience is { } patience ? epochs.StopWhenStale(patience) : epochs)
                {
                    view.Finished(epoch);
                    if (epoch.Number > finished)
                    {
                        log.Finished(epoch);
                    }
                }
            });
            told.Target = log.Told;
            _screen.Line();
            _screen.Line("best", $"{_trainer.Best!.Score:F4} on validation, epoch {_trainer.Best.Epoch} of {_trainer.History.Count}");
            log.Told(diagnosis = check.Examine(new Screened(_screen, log)));
            report = check.Report(_job.Names);
            if (_job.Together is { } together)
            {
                _screen.Line("refit", $"from the start on all {together.Count:N0} rows but the test's, as many epochs: few rows are too dear to only judge by");
                Refit(together, _trainer.Best.Epoch, cancellation);
            }
        }
        catch (OperationCanceledException e)
        {
            Save();
            throw new OperationCanceledException($"stopped at step {_trainer.StepsDone}; nothing is lost. Go on with: descent train --resume {_folder.Path}", e);
        }
        catch (DivergedException e)
        {
            told.Target = log.Told;
            diagnosis = check.Examine(new Screened(_screen, log));
            log.Told(diagnosis);
            log.Ended(e.Message, _trainer.StepsDone);
            _screen.Show(diagnosis);
            Write(check.Report(_job.Names, e.Message));
            throw;
        }

        Finish(log);
        Write(report);
        _screen.Line();
        _screen.Show(diagnosis);
        return _manner.IsStrict ? ExitCode.Of(diagnosis) : ExitCode.Finished;
    }

    // The same training on more rows, up to the epoch that validation chose. A run that is cut here is refitted from the start.
    private void Refit(Dataset together, int epochs, CancellationToken cancellation)
    {
        ParameterValues.Load(_start, _job.Model.Parameters, _folder.Path);
        _progress.Target = _ => { };
        _ = Make(together.Count).Run(together, cancellation: cancellation).Take(epochs).Count();
    }

    private void Save()
    {
        Checkpoint.Save(_trainer, _folder.Checkpoint);
        _saved = Stopwatch.GetTimestamp();
    }

    private void Finish(RunLog log)
    {
        new Safetensors(
            _job.Model.Parameters.ToDictionary(parameter => parameter.Name, parameter => (Tensor)parameter),
            _job.Texts).Write(_folder.Model);
        log.Ended("finished", _trainer.StepsDone);
        if (_trainer.Regularizer is { } regularizer)
        {
            _screen.Line("regularizer", $"{regularizer.Of(_job.Model.Parameters).ToScalar():F4} on top of the loss");
        }

        _job.Judge(_screen, _trainer.Evaluate(_job.Test));
        _screen.Line("model file", $"{_folder.Model}");
    }

    private void Write(Report report)
    {
        _folder.Write(report with
        {
            Title = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(_folder.Path))),
            Facts = _screen.Said,
            Settings = Repetition.Facts(_settings),
            Environment = Surroundings.Facts(_settings.DataHash),
            Command = Repetition.Command(_settings, _job is TableJob ? Defaults.Table : Defaults.Text),
        });
        _screen.Line("report", $"{_folder.Page}");
    }

    private sealed class Relay<T> : IProgress<T>
    {
        public Action<T> Target { get; set; } = _ => { };

        public void Report(T value) => Target(value);
    }
}
