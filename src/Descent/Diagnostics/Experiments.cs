using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>Short runs that decide between causes, from the weights a run began with; the run itself goes on as if they had not been.</summary>
internal static class Experiments
{
    /// <summary>How many rows the overfitting experiment has.</summary>
    public const int FewRows = 16;

    public const int OverfitSteps = 200;
    public const int Differences = 20;
    private const double Nudge = 1e-5;
    private const double Kink = 1e-3;
    private const ulong Seed = 1;

    /// <summary>E2: the skill on 16 rows after 200 steps on them alone, without decay: what healthy programs learn by heart.</summary>
    /// <param name="run">The run.</param>
    /// <param name="factor">On the learning rate.</param>
    public static ExperimentRun Overfit(Evidence run, double factor)
    {
        var few = Different(run.Train);
        using var sandbox = new Sandbox(run);
        sandbox.Restart();
        run.Optimizer.WeightDecay = 0;
        run.Optimizer.LearningRate = run.PeakRate * factor;
        return Train(run, run.Model, run.Optimizer, few, _ => few, OverfitSteps);
    }

    /// <summary>Whether such a skill counts as learned by heart.</summary>
    public static bool IsLearned(ExperimentRun run) => run.Skill >= Rules.Limits.Overfit.Low;

    /// <summary>E4 to E7, E12: a short run with one thing changed, judged by the fixed rows and by validation.</summary>
    public static ExperimentRun Rerun(Evidence run, Variation change, int steps) => Rerun(run, change, steps, _ => { });

    /// <summary>How well the classes are told apart after such a run.</summary>
    public static Recalls Recalls(Evidence run, Variation change, int steps)
    {
        Recalls? recalls = null;
        Rerun(run, change, steps, _ => recalls = Diagnostics.Recalls.Of(run));
        return recalls!;
    }

    private static ExperimentRun Rerun(Evidence run, Variation change, int steps, Action<ExperimentRun> atEnd)
    {
        using var sandbox = new Sandbox(run);
        if (!change.IsContinued)
        {
            sandbox.Restart();
        }

        if (change.IsAfresh)
        {
            StartAfresh(run);
        }

        var (model, optimizer) = change.IsWider ? WiderModel.Of(run)!.Value : (run.Model, run.Optimizer);
        var span = run.WholeSteps;
        var (random, held) = (new RandomStream(Seed), change.IsContinued && !change.IsHeld ? Evidence.Median(run.History.Rates) : run.PeakRate);
        var rows = change.IsBalanced ? run.ByClass() : [[.. Enumerable.Range(0, run.Train.Count).Where(row => !change.Without.Contains(row))]];
        var batch = new int[change.Rows(run)];
        if (change.IsUndecayed)
        {
            optimizer.WeightDecay = 0;
        }

        optimizer.ClipNorm = change.Limit ?? optimizer.ClipNorm * change.Clip;
        optimizer.ClipValue *= change.Clip;
        Dataset Draw(int step)
        {
            optimizer.LearningRate = change.Rate * (change.IsHeld || change.IsContinued ? held : run.RateAt((int)((long)step * span / steps)));
            for (var i = 0; i < batch.Length; i++)
            {
                var from = rows[rows.Count == 1 ? 0 : random.NextIndex(rows.Count)];
                batch[i] = from[random.NextIndex(from.Length)];
            }

            return run.Train.Data.Take(batch);
        }

        var result = Train(run, model, optimizer, run.Fixed, Draw, steps, change.IsUndropped, change.IsUndecayed ? null : run.Regularizer);
        atEnd(result);
        return result;
    }

    // Kaiming's normal start before rectifiers, LeCun's else; the last layer a hundredth of it, so that nothing is claimed at first.
    private static void StartAfresh(Evidence run)
    {
        var (random, weights) = (new RandomStream(Seed), run.Start!.Signals.Weights);
        var gain = run.Start.Signals.Activations.Any(activation => activation.Function == "relu") ? 2 : 1;
        foreach (var parameter in run.Model.Parameters)
        {
            if (weights.Contains(parameter) && parameter.Shape.Rank == 2)
            {
                var deviation = (parameter == weights[^1] ? 0.01 : 1) * Math.Sqrt((double)gain / parameter.Shape[1]);
                parameter.Set([.. Enumerable.Range(0, parameter.Shape.Count).Select(_ => deviation * random.NextNormal())]);
            }
            else if (!parameter.IsWeight && parameter.Name.EndsWith("bias", StringComparison.Ordinal))
            {
                parameter.Set(new double[parameter.Shape.Count]);
            }
        }
    }

    /// <summary>E1: the largest relative difference between gradient and finite difference, over some weights of each parameter, in double.</summary>
    public static GradientCheck GradientError(Evidence run)
    {
        var few = DataFacts.Precise(run.Train.Some(FewRows));
        using var sandbox = new Sandbox(run);
        sandbox.Restart();
        run.Model.To(ElementType.Float64);
        var random = new RandomStream(Seed);
        var worst = (Difference: 0.0, Name: "");
        try
        {
            Tensor Mean() => run.Loss.Of(run.Model.Forward(few.Inputs), few.Targets).Mean();
            var gradients = Gradient.Of(Mean(), run.Model.Parameters);
            var largest = gradients.Max(gradient => gradient.ToArray().Max(Math.Abs));
            foreach (var (parameter, gradient) in run.Model.Parameters.Zip(gradients))
            {
                var (weights, slopes) = (parameter.ToArray(), gradient.ToArray());
                for (var i = 0; i < Math.Min(Differences, weights.Length); i++)
                {
                    var place = random.NextIndex(weights.Length);
                    var (middle, kept) = (Mean().ToScalar(), weights[place]);
                    double At(double value)
                    {
                        weights[place] = value;
                        parameter.Set(weights);
                        return Mean().ToScalar();
                    }

                    var (right, left) = ((At(kept + Nudge) - middle) / Nudge, (middle - At(kept - Nudge)) / Nudge);
                    At(kept);
                    var scale = Math.Max(Math.Abs(slopes[place]), Kink * largest);
                    var difference = Math.Abs((right + left) / 2 - slopes[place]) / scale;
                    if (Math.Abs(right - left) < Kink * scale + Nudge * largest * 100 && difference > worst.Difference) // else a kink lies between
                    {
                        worst = (difference, parameter.Name);
                    }
                }
            }
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return new(double.NaN, ""); // Float32 somewhere inside
        }

        return new(worst.Difference, worst.Name);
    }

    // Rows of different inputs: equal ones with different targets cannot be told apart by heart. From all over the data: the first ones may be of one class.
    private static Dataset Different(DataFacts data)
    {
        var seen = new HashSet<ulong>();
        var different = DataFacts.Spread(data.Count, 64 * FewRows).Where(row => seen.Add(data.InputRows[row])).ToArray();
        return data.Data.Take([.. DataFacts.Spread(different.Length, FewRows).Select(i => different[i])]);
    }

    private static ExperimentRun Train(Evidence run, Layer model, Optimizer optimizer, Dataset judged, Func<int, Dataset> batch, int steps, bool isUndropped = false, Regularizer? regularizer = null)
    {
        var yardstick = run.Loss.Yardstick(judged.Targets, run.Outputs);
        double LossOf(Dataset data) => run.Loss.Of(model.Forward(data.Inputs), data.Targets).Mean().ToScalar();
        var (start, ends) = (LossOf(judged), new List<double>());
        var dropout = isUndropped ? null : new RandomStream(Seed).Fork(Seed);
        for (var step = 0; step < steps; step++)
        {
            var rows = batch(step);
            var mean = run.Loss.Of(model.Forward(rows.Inputs, dropout), rows.Targets).Mean();
            var objective = regularizer is null ? mean : mean + regularizer.Of(model.Parameters);
            if (!double.IsFinite(objective.ToScalar()))
            {
                return new(steps, start, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
            }

            optimizer.Step(objective);
            if ((steps - step - 1) % Math.Max(1, steps / 10) == 0 && steps - step <= steps / 4 + 1)
            {
                ends.Add(LossOf(judged)); // the middle of the last few: single steps of a noisy run are luck
            }
        }

        var end = Evidence.Median(ends);
        var validation = run.JudgedValidation is { } others ? run.ValidationSkill(LossOf(others)) : double.NaN;
        return new(steps, start, double.IsFinite(end) ? end : double.PositiveInfinity, double.IsFinite(end) ? yardstick.Skill(end) : double.NegativeInfinity, validation);
    }
}
