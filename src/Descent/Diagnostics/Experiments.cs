using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>Short runs that decide between causes, from the weights a run began with; the run itself goes on as if they had not been.</summary>
internal static class Experiments
{
    /// <summary>How many rows the overfitting experiment has.</summary>
    public const int FewRows = 16;

    private const int OverfitSteps = 200;
    private const int Differences = 20;
    private const double Nudge = 1e-5;
    private const double Kink = 1e-3;
    private const ulong Seed = 1;

    /// <summary>E2: the skill on 16 rows after 200 steps on them alone, without decay: what healthy programs learn by heart.</summary>
    /// <param name="run">The run.</param>
    /// <param name="factor">On the learning rate.</param>
    public static ExperimentRun Overfit(Evidence run, double factor)
    {
        var few = Different(run.Train);
        using var sandbox = new Sandbox(run.Model, run.Optimizer);
        sandbox.Restart(run.Weights);
        run.Optimizer.WeightDecay = 0;
        run.Optimizer.LearningRate = run.Rate * factor;
        return Train(run, few, _ => few, OverfitSteps);
    }

    /// <summary>Whether such a skill counts as learned by heart.</summary>
    public static bool IsLearned(ExperimentRun run) => run.Skill >= Rules.Limits.Overfit.Low;

    /// <summary>E4 and E5: the skill on the fixed rows after some steps at the run's learning rate times a factor.</summary>
    public static ExperimentRun AtRate(Evidence run, double factor, int steps)
    {
        using var sandbox = new Sandbox(run.Model, run.Optimizer);
        sandbox.Restart(run.Weights);
        run.Optimizer.LearningRate = run.Rate * factor;
        var (random, data) = (new RandomStream(Seed), run.Train.Data);
        var rows = new int[Math.Min(run.BatchSize, data.Count)];
        return Train(run, run.Fixed, _ =>
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = random.NextIndex(data.Count);
            }

            return data.Take(rows);
        }, steps);
    }

    /// <summary>E1: the largest relative difference between gradient and finite difference, over some weights of each parameter, in double.</summary>
    /// <returns>The difference and the parameter's name; NaN where the model or the loss cannot be computed in double.</returns>
    public static (double Difference, string Name) GradientError(Evidence run)
    {
        var few = run.Train.Some(FewRows);
        var batch = few.Inputs is Tensor numbers ? numbers.As(ElementType.Float64) : few.Inputs;
        var targets = few.Targets is Tensor values ? values.As(ElementType.Float64) : few.Targets;
        using var sandbox = new Sandbox(run.Model, run.Optimizer);
        sandbox.Restart(run.Weights);
        run.Model.To(ElementType.Float64);
        var random = new RandomStream(Seed);
        var worst = (Difference: 0.0, Name: "");
        try
        {
            Tensor Mean() => run.Loss.Of(run.Model.Forward(batch), targets).Mean();
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
            return (double.NaN, ""); // Float32 somewhere inside
        }

        return worst;
    }

    // Rows of different inputs: equal ones with different targets cannot be told apart by heart.
    private static Dataset Different(DataFacts data)
    {
        var seen = new HashSet<ulong>();
        return data.Data.Take([.. DataFacts.Spread(data.Count, 64 * FewRows).Where(row => seen.Add(data.InputRows[row])).Take(FewRows)]);
    }

    private static ExperimentRun Train(Evidence run, Dataset judged, Func<int, Dataset> batch, int steps)
    {
        var yardstick = run.Loss.Yardstick(judged.Targets, run.Outputs);
        var start = run.LossOf(judged);
        var dropout = new RandomStream(Seed).Fork(Seed);
        for (var step = 0; step < steps; step++)
        {
            var rows = batch(step);
            var objective = run.Loss.Of(run.Model.Forward(rows.Inputs, dropout), rows.Targets).Mean();
            if (!double.IsFinite(objective.ToScalar()))
            {
                return new(steps, start, double.PositiveInfinity, double.NegativeInfinity);
            }

            run.Optimizer.Step(objective);
        }

        var end = run.LossOf(judged);
        return new(steps, start, end, double.IsFinite(end) ? yardstick.Skill(end) : double.NegativeInfinity);
    }
}
