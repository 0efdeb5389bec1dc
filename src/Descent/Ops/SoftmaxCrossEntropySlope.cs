using Descent.Kernels;
using Descent.Numerics;

namespace Descent.Ops;

/// <summary>The gradient of <see cref="SoftmaxCrossEntropy"/> by the logits: <c>yᵢⱼ = (softmax(xᵢ)ⱼ − [j = k]) gᵢ</c>; [n, C], classes [n] and g [n] → [n, C].</summary>
/// <remarks>At the true class it is minus the sum of the others' probabilities, which keeps the digits of a nearly certain answer.</remarks>
public sealed record SoftmaxCrossEntropySlope : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank == 2 && inputs[1] == new Shape(inputs[0][0]) && inputs[2] == inputs[1]
        ? inputs[0]
        : throw new ShapeException($"SoftmaxCrossEntropySlope: logits {inputs[0]}, classes {inputs[1]} and gradients {inputs[2]} are not [n, C], [n] and [n]. Give each row one class and one gradient.");

    internal override bool WritesAll => true;

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var classes = inputs.Indices(1).Values;
        var width = shape[1];
        var powers = new double[width];
        for (var i = 0; i < classes.Length; i++)
        {
            var (_, others, place) = SoftmaxCrossEntropy.Powers(inputs[0].Slice(i * width, width), powers);
            var scale = T.ToDouble(inputs[2][i]) / (1 + others);
            var row = output.Slice(i * width, width);
            var k = classes[i];
            for (var j = 0; j < width; j++)
            {
                row[j] = T.From(powers[j] * scale);
            }

            row[k] = T.From(-scale * (k == place ? others : 1 + others - powers[k]));
        }
    }

    internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape) =>
        CrossEntropyRows.Run(inputs.Floats(0), inputs.Indices(1).Memory, default, inputs.Floats(2), output, shape[1]);

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        var (logits, classes, along) = (pullback[0], pullback.Indices(1), pullback.Incoming);
        var p = logits.LogSoftmax().Exp();
        var n = logits.Shape[0];
        pullback.To(0, p * (along - (p * along).SumRows()) * pullback[2].Reshape(new(n, 1)));
        if (pullback.Needs(2))
        {
            pullback.To(2, (p * along).SumRows().Reshape(new(n)) - along.Pick(classes));
        }
    }
}
