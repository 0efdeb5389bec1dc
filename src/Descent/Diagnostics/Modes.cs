using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>E10: a model used twice for the same rows, and in the mode of training. Immutable.</summary>
/// <param name="Between">The mean difference of two uses, over the size of what is given: 0 unless chance is at work.</param>
/// <param name="Training">The mean loss in the mode of training.</param>
/// <param name="Use">The mean loss in use.</param>
internal sealed record Modes(double Between, double Training, double Use)
{
    /// <summary>Uses a model.</summary>
    public static Modes Of(Evidence run)
    {
        var (first, second) = (run.Model.Forward(run.Fixed.Inputs), run.Model.Forward(run.Fixed.Inputs));
        var size = Math.Max(Signals.RootMeanSquare(first), double.Epsilon);
        double LossOf(Tensor given) => run.Loss.Of(given, run.Fixed.Targets).Mean().ToScalar();
        return new(first.ToArray().Zip(second.ToArray(), (a, b) => Math.Abs(a - b)).Average() / size, LossOf(run.Model.Forward(run.Fixed.Inputs, new RandomStream(1))), LossOf(first));
    }
}
