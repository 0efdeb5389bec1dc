using Descent.Numerics;

namespace Descent.Ops;

/// <summary>How the <see cref="CtcOccupation"/> changes along a direction: its slope by the log-probabilities times the direction, [T, n, C].</summary>
/// <remarks>The same sums in dual numbers. Inputs: those of <see cref="Ctc"/> and the direction. It has no gradient of its own: the third
/// derivative of the loss is not defined here.</remarks>
/// <param name="Blank">The class of the blank.</param>
public sealed record CtcCurvature(int Blank) : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => Ctc.Batch(inputs) >= 0 && inputs[4] == inputs[0]
        ? inputs[0]
        : throw new ShapeException($"CtcCurvature: scores {inputs[0]} and direction {inputs[4]} differ. Give each score its direction.");

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        for (var i = 0; i < shape[1]; i++)
        {
            var logs = Ctc.Times<T, F64>(inputs, i, x => new(T.ToDouble(x)));
            var direction = Ctc.Times<T, F64>(inputs, i, x => new(T.ToDouble(x)), 4);
            var duals = logs.Zip(direction, (value, slope) => new Dual<F64>(value, slope)).ToArray();
            var occupation = new Dual<F64>[logs.Length];
            CtcPaths.Sum(duals, Ctc.Labels(inputs, i), shape[2], Blank, occupation);
            for (var k = 0; k < occupation.Length; k++)
            {
                output[(k / shape[2] * shape[1] + i) * shape[2] + k % shape[2]] = T.From(occupation[k].Slope.Value);
            }
        }
    }

    /// <inheritdoc/>
    public override void Pull(Pullback pullback) =>
        throw new InvalidOperationException("Ctc: its third derivative is not defined. Take gradients of first and second order.");
}
