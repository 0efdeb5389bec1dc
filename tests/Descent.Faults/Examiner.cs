using System.Collections.Concurrent;
using Descent.Diagnostics;
using Descent.Faults.Baselines;
using Descent.Training;

namespace Descent.Faults;

/// <summary>Runs programs with and without their fault, watched and unwatched, and writes down what was found.</summary>
internal sealed class Examiner(bool isPassive, int harmSeeds, int controlSeeds, int everyOther, bool isForRanges = false)
{
    private int _done;

    /// <summary>All cases of some programs; on as many threads as there are processors.</summary>
    public IReadOnlyList<Case> Examine(IReadOnlyList<TrainingProgram> programs)
    {
        var (faulted, controls) = (programs.Where(program => program.Fault is not null).ToArray(), programs.Where(program => program.Fault is null).ToArray());
        var certificates = AtOnce(controls, (control, _) => new Certificate(control, harmSeeds));
        var best = controls.Zip(certificates).GroupBy(pair => pair.First.Data).ToDictionary(group => group.Key, group => group.Max(pair => pair.Second.Best));
        return [
            .. AtOnce(faulted, Faulted),
            .. AtOnce([.. controls.Zip(certificates)], (pair, i) => Control(pair.First, pair.Second, best[pair.First.Data], i)),
        ];
    }

    private TResult[] AtOnce<T, TResult>(T[] items, Func<T, int, TResult> result)
    {
        var results = new TResult[items.Length];
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, items.Length), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            results[i] = result(items[i], i);
            var done = Interlocked.Increment(ref _done);
            if (done % 50 == 0)
            {
                Console.Error.WriteLine($"{done} looked at");
            }
        });
        return results;
    }

    private Case Faulted(TrainingProgram program, int i)
    {
        if (isForRanges)
        {
            return new() { Program = program.Name, Data = program.Data, Fault = program.Fault, Severity = program.Severity, Kind = "asked", Answers = [Ask(program, 1, null).Answer] };
        }

        var control = program.Control ?? throw new InvalidDataException($"{program.Name}: it has a fault and no control. Give it one.");
        var (with, without) = (Runs(program), Runs(control));
        var harm = Harm.Of(with, without);
        var (answer, diagnosis) = Ask(program, 1, with[0]);
        double? regained = null;
        if (harm.Kind != "latent" && diagnosis?.Cause is { } cause && Changes.Followed(cause, program) is { } repaired)
        {
            regained = harm.Regained(Runs(repaired), with, without);
        }

        return new()
        {
            Program = program.Name,
            Data = program.Data,
            Fault = program.Fault,
            Severity = program.Severity,
            Kind = harm.Kind,
            Lost = harm.Lost,
            Deceit = harm.Deceit,
            TestSkill = Mean(with),
            Answers = [answer],
            Regained = regained,
            Agreements = harm.Kind == "latent" || !IsChosen(i) ? [] : Agreements(program, answer),
            Known = Known(program),
        };
    }

    private Case Control(TrainingProgram program, Certificate certificate, double best, int i)
    {
        var (outcomes, doubt) = (certificate.Runs, certificate.Doubt(best, controlSeeds));
        Answer[] answers = doubt.Length > 0 ? [Ask(program, 1, outcomes[0]).Answer] : [.. Enumerable.Range(0, controlSeeds).Select(seed => Ask(program, (ulong)seed + 1, outcomes[seed]).Answer)];
        return new()
        {
            Program = program.Name,
            Data = program.Data,
            IsHard = program.IsHardControl,
            Kind = doubt.Length > 0 ? "uncertified" : "certified",
            Doubt = doubt,
            TestSkill = Mean(outcomes),
            Answers = answers,
            Agreements = doubt.Length > 0 || !IsChosen(i) ? [] : Agreements(program, answers[0]),
            Known = Known(program),
        };
    }

    private static double Mean(IReadOnlyList<Outcome> outcomes) => outcomes.Average(outcome => outcome.IsFailed ? -1 : double.IsNaN(outcome.TestSkill) ? outcome.TestScore : outcome.TestSkill);

    // By its place in the set, so that the same programs are chosen each time.
    private bool IsChosen(int i) => everyOther > 0 && i % everyOther == everyOther - 1;

    private IReadOnlyList<Outcome> Runs(TrainingProgram program) => [.. Enumerable.Range(1, harmSeeds).Select(seed => program.Run((ulong)seed, new Watch()))];

    private bool[] Agreements(TrainingProgram program, Answer answer)
    {
        var others = Enum.GetValues<Guise>().Select(program.In).Where(other => other is not null).Select(other => Ask(other!, 1, null));
        return [.. others.Append(Ask(program, 2, null)).Append(Ask(program, 3, null)).Select(other => other.Answer.Cause == answer.Cause)];
    }

    private (Answer Answer, Diagnosis? Diagnosis) Ask(TrainingProgram program, ulong seed, Outcome? unwatched)
    {
        var doctor = new Doctor(isPassive);
        var steps = 0;
        try
        {
            var outcome = program.Run(seed, doctor);
            steps = outcome.Steps;
            var isSame = unwatched is null || outcome.Model.Parameters.Zip(unwatched.Model.Parameters).All(pair => pair.First.ToArray().AsSpan().SequenceEqual(pair.Second.ToArray()));
            var diagnosis = doctor.Conclude();
            string[] open = [.. (diagnosis.Cause is { } first ? new[] { first } : []).Concat(diagnosis.Others).Where(finding => finding.IsOpenFault).Select(finding => finding.Id)];
            string[] passed = [.. diagnosis.Findings.Where(finding => finding is { ResolvedAt: not null, Level: not FindingLevel.Note }).Select(finding => $"{finding.Id} {finding.Step}-{finding.ResolvedAt}")];
            var hasError = diagnosis.Findings.Any(finding => finding.IsOpenFault && finding.Level == FindingLevel.Error);
            return (new(diagnosis.Cause?.Id, open, passed, hasError, diagnosis.Cause?.Step ?? 0, outcome.Steps, diagnosis.Cause?.Message ?? string.Join(" · ", diagnosis.Reasons), isSame) { Statistics = diagnosis.Statistics }, diagnosis);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (new("crash", ["crash"], [], true, 0, steps, $"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}", true), null);
        }
    }

    private Dictionary<string, IReadOnlyList<string>> Known(TrainingProgram program)
    {
        if (isForRanges)
        {
            return [];
        }

        var recorder = new Recorder();
        program.Run(1, recorder);
        return KnownTool.All.ToDictionary(tool => tool.Name, tool => tool.Read(recorder.Log));
    }
}
