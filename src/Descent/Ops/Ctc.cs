using Descent.Numerics;

namespace Descent.Ops;

/// <summary>Connectionist temporal classification: <c>ℓᵢ = −ln Σ Π pₜ</c> over all readings of the labels; [T, n, C] and labels [n, S] → [n].</summary>
/// <remarks>Inputs: log-probabilities, labels, the times and the number of labels of each example. Slope: minus the <see cref="CtcOccupation"/>.
/// Sums are in double. Source: Graves and others 2006.</remarks>
/// <param name="Blank">The class of the blank.</param>
public sealed record Ctc(int Blank) : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => new(Batch(inputs));

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        Check(inputs);
        for (var i = 0; i < output.Length; i++)
        {
            var logs = Times<T, F64>(inputs, i, x => new(T.ToDouble(x)));
            output[i] = T.From(CtcPaths.Shown(CtcPaths.Sum<F64>(logs, Labels(inputs, i), inputs.Shape(0)[2], Blank, new F64[logs.Length]).Value));
        }
    }

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        var occupation = Tensor.Apply(new CtcOccupation(Blank), pullback[0], pullback.Indices(1), pullback.Indices(2), pullback.Indices(3));
        pullback.To(0, -occupation * pullback.Incoming.Reshape(new(1, occupation.Shape[1], 1)));
    }

    internal static int Batch(ReadOnlySpan<Shape> inputs)
    {
        var (logs, labels) = (inputs[0], inputs[1]);
        return logs.Rank == 3 && labels.Rank == 2 && labels[0] == logs[1] && inputs[2] == new Shape(logs[1]) && inputs[3] == new Shape(logs[1])
            ? logs[1]
            : throw new ShapeException($"Ctc: scores {logs}, labels {labels}, times {inputs[2]} and label counts {inputs[3]} are not [T, n, C], [n, S], [n] and [n]. Give each example its labels, how many times count, and how many labels.");
    }

    /// <summary>The log-probabilities of one example, [its times, C], in another number system.</summary>
    internal static TTo[] Times<T, TTo>(Sources<T> inputs, int example, Func<T, TTo> convert, int input = 0)
        where T : struct, IReal<T>
    {
        var (n, classes, times) = (inputs.Shape(0)[1], inputs.Shape(0)[2], inputs.Indices(2).Values[example]);
        var result = new TTo[times * classes];
        for (var t = 0; t < times; t++)
        {
            for (var c = 0; c < classes; c++)
            {
                result[t * classes + c] = convert(inputs[input][(t * n + example) * classes + c]);
            }
        }

        return result;
    }

    internal static ReadOnlySpan<int> Labels<T>(Sources<T> inputs, int example)
        where T : struct, IReal<T> => inputs.Indices(1).Values.Slice(example * inputs.Shape(1)[1], inputs.Indices(3).Values[example]);

    private void Check<T>(Sources<T> inputs)
        where T : struct, IReal<T>
    {
        var (times, classes) = (inputs.Shape(0)[0], inputs.Shape(0)[2]);
        inputs.Indices(2).Check(nameof(Ctc), times + 1, "times", $"The scores have {times} times.");
        inputs.Indices(3).Check(nameof(Ctc), inputs.Shape(1)[1] + 1, "counts", "An example has no more labels than its row.");
        for (var i = 0; i < inputs.Shape(1)[0]; i++)
        {
            foreach (var label in Labels(inputs, i))
            {
                if ((uint)label >= (uint)classes || label == Blank)
                {
                    throw new ArgumentOutOfRangeException(nameof(inputs), $"Ctc: a label of example {i} is {label}, outside 0 … {classes - 1} or the blank, {Blank}. Number the labels from 0 and keep one class for the blank.");
                }
            }
        }
    }
}
