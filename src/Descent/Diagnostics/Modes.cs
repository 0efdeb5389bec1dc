using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>E10: a model used twice for the same rows, and in the mode of training. Immutable.</summary>
/// <param name="Between">The mean difference of two uses, over the size of what is given: 0 unless chance is at work.</param>
/// <param name="Drawn">The same of two uses in the mode of training: 0 where nothing is drawn there.</param>
/// <param name="Training">The mean loss in the mode of training.</param>
/// <param name="Use">The mean loss in use.</param>
/// <param name="Scale">Of the untrained model, the slope of what it gives in the mode of training, the mean of some draws, over what it gives in use: dropout that is compensated keeps it near 1.</param>
internal sealed record Modes(double Between, double Drawn, double Training, double Use, double Scale)
{
    private const int Draws = 16;

    /// <summary>How many rows are shown to the model.</summary>
    public const int Rows = (5 + Draws) * Evidence.FixedRows;

    /// <summary>Uses a model.</summary>
    public static Modes Of(Evidence run)
    {
        Tensor Given(ulong? seed = null) => run.Model.Forward(run.Fixed.Inputs, seed is { } drawn ? new RandomStream(drawn) : null);
        double LossOf(Tensor given) => run.Loss.Of(given, run.Fixed.Targets).Mean().ToScalar();
        var (use, again) = (Given(), Given()); // before a layer that remembers batches of training has seen one more
        var (training, drawn) = (Given(1), Given(2));
        return new(Apart(use, again), Apart(training, drawn), LossOf(training), LossOf(use), ScaleOf(run));
    }

    private static double Apart(Tensor first, Tensor second) =>
        first.ToArray().Zip(second.ToArray(), (a, b) => Math.Abs(a - b)).Average() / Math.Max(Signals.RootMeanSquare(first), double.Epsilon);

    private static double ScaleOf(Evidence run)
    {
        using var sandbox = new Sandbox(run);
        sandbox.Restart();
        var (use, training, random) = (run.Model.Forward(run.Fixed.Inputs).ToArray(), new double[run.Start!.Given.Length], new RandomStream(1));
        for (var draw = 0; draw < Draws; draw++)
        {
            var given = run.Model.Forward(run.Fixed.Inputs, random).ToArray();
            for (var i = 0; i < training.Length; i++)
            {
                training[i] += given[i] / Draws;
            }
        }

        var (along, size, width) = (0.0, 0.0, use.Length / run.Fixed.Count);
        for (var output = 0; output < width; output++)
        {
            var middle = Enumerable.Range(0, run.Fixed.Count).Average(row => use[row * width + output]);
            for (var i = output; i < use.Length; i += width)
            {
                along += (use[i] - middle) * training[i];
                size += (use[i] - middle) * (use[i] - middle);
            }
        }

        return size > 0 ? along / size : double.NaN;
    }
}
