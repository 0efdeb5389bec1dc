using System.Globalization;

namespace Descent.Diagnostics;

/// <summary>Takes the loss of a model apart, example by example.</summary>
internal static class Examples
{
    private const int MostRows = 10_000;
    private const int Chunk = 1024;
    private const int Worst = 12;
    private const int Ranges = 10;
    private const int FewestInRange = 5;
    private const int MostAnswers = 400;

    /// <summary>The judgement, or null where the loss is one number for all examples together.</summary>
    public static ReportJudgement? Judge(Layer model, LossFunction loss, Dataset data, string part, ReportNames names)
    {
        var rows = DataFacts.Spread(data.Count, MostRows);
        var (losses, outputs) = (new double[rows.Length], new double[rows.Length][]);
        for (var start = 0; start < rows.Length; start += Chunk)
        {
            var batch = data.Take(rows.AsSpan(start, Math.Min(Chunk, rows.Length - start)));
            var given = model.Forward(batch.Inputs);
            var values = loss.Of(given, batch.Targets).Values;
            if (values.Shape.Rank == 0 || values.Shape[0] != batch.Count || given.Shape[0] != batch.Count)
            {
                return null;
            }

            values.ToArray().Chunk(values.Shape.Count / batch.Count).Select(own => own.Average()).ToArray().CopyTo(losses, start);
            given.ToArray().Chunk(given.Shape.Count / batch.Count).ToArray().CopyTo(outputs, start);
        }

        var targets = data.Take(rows).Targets;
        if (targets is Indices { Shape.Rank: 1 } classes && outputs[0].Length > 1)
        {
            return Classes(losses, outputs, classes, loss, rows, part, names);
        }

        var numbers = (targets as Tensor)?.ToArray();
        return numbers?.Length == rows.Length && outputs[0].Length == 1
            ? Numbers(losses, [.. numbers.Zip(outputs, (target, output) => new ReportAnswer(names.Decode(target), names.Decode(output[0])))], rows, part, names)
            : new(part, rows.Length, names.Target, [], WorstOf(losses, rows, names, _ => "", _ => ""), null, []);
    }

    private static ReportJudgement Classes(double[] losses, double[][] outputs, Indices targets, LossFunction loss, int[] rows, string part, ReportNames names)
    {
        var classes = targets.Values.ToArray();
        var answers = Array.ConvertAll(outputs, own => Array.IndexOf(own, own.Max()));
        var count = outputs[0].Length;
        var isProbability = loss is CrossEntropy or NegativeLogLikelihood or CategoricalFocal or GeneralizedCrossEntropy or PolyCrossEntropy;
        string Name(int k) => k < 0 ? "none" : k < names.Classes.Count ? names.Classes[k] : k.ToString(CultureInfo.InvariantCulture); // NaN has no largest
        var (counts, hits, sums) = (new int[count], new int[count], new double[count]);
        for (var i = 0; i < classes.Length; i++)
        {
            counts[classes[i]]++;
            hits[classes[i]] += answers[i] == classes[i] ? 1 : 0;
            sums[classes[i]] += losses[i];
        }

        var total = sums.Sum();
        var calibration = new Calibration();
        if (isProbability && outputs.All(own => own.All(double.IsFinite)))
        {
            calibration.Add(Tensor.From(new(outputs.Length, count), [.. outputs.SelectMany(own => own)]), targets);
        }

        return new(
            part,
            rows.Length,
            names.Target,
            [.. Enumerable.Range(0, count).Where(k => counts[k] > 0).Select(k => new ReportGroup(Name(k), counts[k], sums[k] / counts[k], sums[k] / total, (double)hits[k] / counts[k], null))],
            WorstOf(losses, rows, names, i => Name(classes[i]), i => isProbability && answers[i] >= 0
                ? string.Create(CultureInfo.InvariantCulture, $"{Name(answers[i])}, {Share(outputs[i], answers[i]):P0}{(answers[i] == classes[i] ? "" : FormattableString.Invariant($"; {100 * Share(outputs[i], classes[i]):G2} % for the target"))}")
                : Name(answers[i])),
            calibration.Count > 0 ? new(calibration.Error, calibration.Table) : null,
            []);
    }

    private static ReportJudgement Numbers(double[] losses, ReportAnswer[] answers, int[] rows, string part, ReportNames names)
    {
        var total = losses.Sum();
        int[] order = [.. Enumerable.Range(0, rows.Length).OrderBy(i => answers[i].Target)];
        var ranges = Math.Clamp(rows.Length / FewestInRange, 1, Ranges);
        var groups = new List<ReportGroup>();
        for (var range = 0; range < ranges; range++)
        {
            var own = order[(int)((long)range * order.Length / ranges)..(int)((range + 1L) * order.Length / ranges)];
            var sum = own.Sum(i => losses[i]);
            groups.Add(new($"{Text(answers[own[0]].Target)} to {Text(answers[own[^1]].Target)}", own.Length, sum / own.Length, sum / total, null, own.Average(i => answers[i].Prediction - answers[i].Target)));
        }

        return new(
            part,
            rows.Length,
            names.Target,
            groups,
            WorstOf(losses, rows, names, i => Text(answers[i].Target), i => Text(answers[i].Prediction)),
            null,
            [.. DataFacts.Spread(rows.Length, MostAnswers).Select(i => answers[i])]);
    }

    // A loss that is not a number is the worst there is.
    private static ReportExample[] WorstOf(double[] losses, int[] rows, ReportNames names, Func<int, string> target, Func<int, string> prediction) =>
    [
        .. Enumerable.Range(0, rows.Length).OrderByDescending(i => double.IsNaN(losses[i]) ? double.PositiveInfinity : losses[i]).Take(Worst).Select(i =>
        {
            var row = names.Row(rows[i]);
            return new ReportExample(row.Where, row.Values, target(i), prediction(i), losses[i]);
        }),
    ];

    private static double Share(double[] logits, int k)
    {
        var max = logits.Max();
        return Math.Exp(logits[k] - max) / logits.Sum(logit => Math.Exp(logit - max));
    }

    private static string Text(double value) => value.ToString(Math.Abs(value) is >= 1000 and < 1e9 ? "N0" : "G4", CultureInfo.InvariantCulture);
}
