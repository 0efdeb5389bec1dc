using System.Globalization;
using Descent.Diagnostics.Rules;
using Descent.Training;

namespace Descent.Diagnostics;

/// <summary>Makes a report of what is known of a run: the one place that reads evidence for it.</summary>
internal static class ReportReader
{
    private const int MostEpochs = 500;

    public static Report Read(Evidence run, Trainer? trainer, Diagnosis diagnosis, ReportNames names, string? failure)
    {
        var epochs = Epochs(run, trainer);
        var judged = run.Validation ?? run.Train;
        return new()
        {
            Verdict = diagnosis.Verdict,
            Reading = Reading(run, diagnosis, epochs, trainer?.Best, failure),
            Reasons = diagnosis.Reasons,
            Failure = failure,
            Step = run.Step,
            Loss = run.Loss.Name,
            Yardstick = run.Yardstick,
            Start = run.Start is { Step: 0 } start ? start.Loss : null,
            StepsPerEpoch = trainer is null ? null : Math.Ceiling((double)run.Train.Count / trainer.BatchSize),
            BestEpoch = trainer?.Best?.Epoch,
            Batches = run.Batch.Points,
            Rates = run.History.RateCurve(run.Start?.Step ?? 0).Points,
            Epochs = epochs,
            Findings =
            [
                .. diagnosis.Findings.Select(finding => new ReportFinding(
                    finding.Id,
                    finding.Name,
                    finding.Rule.About,
                    finding.Level,
                    finding.Certainty,
                    finding == diagnosis.Cause ? FindingPlace.Cause : diagnosis.Explained.Contains(finding) ? FindingPlace.Explained : FindingPlace.Other,
                    finding.Step,
                    finding.ResolvedAt,
                    finding.Message,
                    finding.Change,
                    finding.Rule.Statistic,
                    finding.Value,
                    finding.Rule.Healthy.ToString())),
            ],
            Judgement = Examples.Judge(run.Model, run.Loss, judged.Data, run.Validation is null ? "training" : "validation", names),
            Signals = [.. Signals(run)],
            Experiments = [.. ReportedTrials.Of(run.Lab.Trials)],
        };
    }

    // Of many epochs the best and the worst of each stretch, so that the curve keeps its dips and spikes.
    private static ReportEpoch[] Epochs(Evidence run, Trainer? trainer)
    {
        ReportEpoch[] all = trainer is null
            ? [.. run.Evaluations.Select((seen, i) => new ReportEpoch(i + 1, seen.Step, seen.Train, seen.Validation, 0))]
            : [.. trainer.History.Select(epoch => new ReportEpoch(epoch.Number, epoch.Step, epoch.TrainLoss, epoch.ValidationLoss, epoch.Penalty))];
        if (all.Length <= MostEpochs)
        {
            return all;
        }

        double Score(ReportEpoch epoch) => epoch.Validation ?? epoch.Train;
        var stretch = (all.Length + MostEpochs / 2 - 1) / (MostEpochs / 2);
        return [.. all.Chunk(stretch).SelectMany(some => new[] { some.MinBy(Score)!, some.MaxBy(Score)! }).Append(all[0]).Append(all[^1]).Distinct().OrderBy(epoch => epoch.Number)];
    }

    private static string Reading(Evidence run, Diagnosis diagnosis, ReportEpoch[] epochs, Snapshot? best, string? failure)
    {
        if (diagnosis.Cause is { } cause)
        {
            return $"{char.ToUpperInvariant(cause.Name[0])}{cause.Name[1..]}. {cause.Message}";
        }

        if (failure is not null)
        {
            return failure;
        }

        var last = epochs.Length > 0 ? epochs[^1] : null;
        var (score, part) = best is not null ? (best.Score, last?.Validation is null ? "training" : "validation")
            : last?.Validation is { } validation ? (validation, "validation")
            : (last?.Train ?? run.Now, "training");
        var (start, yardstick) = (run.Start?.Loss ?? double.NaN, run.Yardstick);
        var learned = yardstick.Prior > yardstick.Floor
            ? string.Create(CultureInfo.InvariantCulture, $"; the best constant answer scores {yardstick.Prior:G4}, so {Math.Max(0, yardstick.Skill(score)):P0} of what could be learned was")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"The loss went from {start:G4} to {score:G4} on {part} examples{(best is null ? "" : $" at its best, in epoch {best.Epoch}")}{learned}.");
    }

    // What a probe holds of layers, by measure and layer.
    private static IEnumerable<ReportSignal> Signals(Evidence run)
    {
        var openness = Limits.Openness;
        foreach (var layer in run.Probes.SelectMany(probe => probe.Signals.Activations).Select(activation => (activation.Layer, activation.Function, IsFlat: activation.Function != "relu")).Distinct())
        {
            var seen = run.Probes.Select(probe => (probe.Step, Facts: probe.Signals.Activations.Where(activation => activation.Layer == layer.Layer).Select(activation => (ActivationFacts?)activation).FirstOrDefault())).Where(pair => pair.Facts is not null).ToArray();
            yield return new("activation size", $"{layer.Function} {layer.Layer}", null, null, [.. seen.Select(pair => pair.Step)], [.. seen.Select(pair => pair.Facts!.Value.Size)]);
            yield return layer.IsFlat
                ? new("openness", $"{layer.Function} {layer.Layer}", openness.Low, null, [.. seen.Select(pair => pair.Step)], [.. seen.Select(pair => pair.Facts!.Value.Openness)])
                : new("dead units", $"{layer.Function} {layer.Layer}", null, Limits.Dead.High, [.. seen.Select(pair => pair.Step)], [.. seen.Select(pair => pair.Facts!.Value.Dead)]);
        }

        foreach (var weight in run.Probes.SelectMany(probe => probe.Weights).GroupBy(weight => weight.Name).Select(group => group.Key))
        {
            var seen = run.Probes.Select(probe => (probe.Step, Facts: probe.Weights.Where(other => other.Name == weight).Select(other => (WeightFacts?)other).FirstOrDefault())).Where(pair => pair.Facts is not null).ToArray();
            yield return new("gradient size", weight, null, null, [.. seen.Select(pair => pair.Step)], [.. seen.Select(pair => pair.Facts!.Value.Gradient)]);
        }

        string[] weights = [.. run.Optimizer.Parameters.Where(parameter => parameter.IsWeight).Select(parameter => parameter.Name)];
        var whole = run.Probes.Where(probe => probe.Sizes.Length == weights.Length).ToArray(); // where each weight moved
        for (var i = 0; i < weights.Length && whole.Length > 0; i++)
        {
            yield return new("update to weight", weights[i], Math.Pow(10, Limits.UpdateSize.Low), Math.Pow(10, Limits.UpdateSize.High), [.. whole.Select(probe => probe.Step)], [.. whole.Select(probe => Math.Pow(10, probe.Sizes[i]))]);
        }

        var faded = run.Probes.Where(probe => !double.IsNaN(probe.Fading)).ToArray();
        if (faded.Length > 0)
        {
            yield return new("gradient, first to last", "ratio", Math.Pow(10, Limits.Fading.Low), null, [.. faded.Select(probe => probe.Step)], [.. faded.Select(probe => Math.Pow(10, probe.Fading))]);
        }
    }
}
