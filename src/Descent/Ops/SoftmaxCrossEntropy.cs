using Descent.Kernels;
using Descent.Numerics;

namespace Descent.Ops;

/// <summary>Cross-entropy of rows of logits: <c>yᵢ = ln(1 + Σ e^(xᵢⱼ − m)) − (xᵢₖ − m)</c>, <c>m = max xᵢ</c>, the sum over all but the maximum, <c>k = classesᵢ</c>; [n, C] at [n] → [n].</summary>
/// <remarks>Log-softmax and its pick in one: the logits are read once and nothing of their size is kept. Slope: see <see cref="SoftmaxCrossEntropySlope"/>.</remarks>
public sealed record SoftmaxCrossEntropy : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank == 2 && inputs[0][1] > 0 && inputs[1] == new Shape(inputs[0][0])
        ? inputs[1]
        : throw new ShapeException($"SoftmaxCrossEntropy: logits {inputs[0]} and classes {inputs[1]} are not [n, C] and [n]. Give each row of logits one class.");

    internal override bool WritesAll => true;

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var (classes, width) = (inputs.Indices(1), inputs.Shape(0)[1]);
        classes.Check("CrossEntropy", width);
        var powers = new double[width];
        for (var i = 0; i < output.Length; i++)
        {
            var row = inputs[0].Slice(i * width, width);
            var (max, others, _) = Powers(row, powers);
            output[i] = T.From(F64.Log1P(new(others)).Value - T.ToDouble(row[classes.Values[i]] - max));
        }
    }

    internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape)
    {
        var (classes, width) = (inputs.Indices(1), inputs.Shape(0)[1]);
        classes.Check("CrossEntropy", width);
        CrossEntropyRows.Run(inputs.Floats(0), classes.Memory, output, default, default, width);
    }

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        pullback.To(0, Tensor.Apply(new SoftmaxCrossEntropySlope(), pullback[0], pullback.Indices(1), pullback.Incoming));
    }

    /// <summary>The powers e^(xⱼ − max) of a row, their sum without the first that is largest, and the place of that one.</summary>
    internal static (T Max, double Others, int Place) Powers<T>(ReadOnlySpan<T> row, Span<double> powers)
        where T : struct, IReal<T>
    {
        var place = IsRowMax.First(row);
        var others = 0.0;
        for (var j = 0; j < row.Length; j++)
        {
            powers[j] = T.ToDouble(T.Exp(row[j] - row[place]));
            others += j == place ? 0 : powers[j];
        }

        return (row[place], double.IsNaN(powers[place]) ? double.NaN : others, place);
    }
}
