using Descent.Kernels;
using Descent.Numerics;

namespace Descent.Ops;

/// <summary>
/// The gradient of <see cref="LinearCrossEntropy"/> by h, W or b: <c>Σⱼ Gᵢⱼ wⱼ</c>, <c>Σᵢ Gᵢⱼ hᵢ</c> or <c>Σᵢ Gᵢⱼ</c>, with
/// <c>Gᵢⱼ = gᵢ ((oₖ + Σ s) softmax(xᵢ)ⱼ − oₖ [j = k] − sⱼ)</c>; the inputs of the loss and g [n] → the shape of h, W or b.
/// </summary>
/// <remarks>The logits are computed again, a few rows at a time; a recording computes the loss and all its gradients in one pass instead.
/// Its own gradient is composed of other operations, which do hold [n, V].</remarks>
/// <param name="By">Which input of the loss: 0, 1 or 2.</param>
/// <param name="Of">The loss.</param>
public sealed record LinearCrossEntropySlope(int By, LinearCrossEntropy Of) : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs)
    {
        ArgumentNullException.ThrowIfNull(Of);
        return Of.Infer(inputs[..6]) == inputs[6]
            ? inputs[By]
            : throw new ShapeException($"LinearCrossEntropySlope: gradients {inputs[6]} are not {inputs[3]}, for hidden {inputs[0]}, weight {inputs[1]}, bias {inputs[2]}. Give each loss one gradient.");
    }

    internal override bool WritesAll => true;

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        output.Clear();
        var classes = inputs.Indices(3).Values;
        var (depth, width) = (inputs.Shape(0)[1], inputs.Shape(1)[0]);
        var (logits, powers, total) = (new T[width], new double[width], LinearCrossEntropy.Total(inputs[5]));
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] is var k && k == Of.Ignored)
            {
                continue;
            }

            LinearCrossEntropy.Logits(inputs, i, logits);
            var (_, others, place) = SoftmaxCrossEntropy.Powers<T>(logits, powers);
            var hidden = inputs[0].Slice(i * depth, depth);
            var gradient = T.ToDouble(inputs[6][i]);
            var scale = gradient * (T.ToDouble(inputs[4][k]) + total) / (1 + others);
            for (var j = 0; j < width; j++)
            {
                var own = j != k ? powers[j] * scale : gradient * total - scale * (k == place ? others : 1 + others - powers[k]);
                var slope = T.From(own - gradient * T.ToDouble(inputs[5][j]));
                var weight = inputs[1].Slice(j * depth, depth);
                for (var p = 0; p < depth && By < 2; p++)
                {
                    output[(By == 0 ? i : j) * depth + p] += slope * (By == 0 ? weight : hidden)[p];
                }

                if (By == 2)
                {
                    output[j] += slope;
                }
            }
        }
    }

    internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape) =>
        new LinearCrossEntropyRows(LinearCrossEntropy.Sizes(inputs), Of.Ignored, Of.RowsAtOnce).Run(
            LinearCrossEntropy.Rows(inputs), default, inputs.Floats(6), By == 0 ? output : default, By == 1 ? output : default, By == 2 ? output : default);

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        var (hidden, weight, classes, along) = (pullback[0], pullback[1], pullback.Indices(3), pullback.Incoming);
        var (n, width) = (hidden.Shape[0], weight.Shape[0]);
        Tensor Weight(Tensor weights) => Tensor.Apply(new ClassWeight(Of.Ignored), weights, classes);
        Tensor Column(Tensor rows) => rows.Reshape(new(n, 1));
        var (own, shares) = (pullback[4], pullback[5]);
        var (g, o, kept) = (Column(pullback[6]), Weight(own), Column(Weight(Tensor.Full(own.Shape, 1, own.ElementType))));
        var whole = Column(Weight(own + shares.Sum()));
        var p = (Tensor.Apply(new MatMul(false, true), hidden, weight) + pullback[2]).Weigh(kept).LogSoftmax().Exp(); // [n, V]

        // Along is pulled to G first, as m [n, V]; from there to the logits, as x.
        var m = By switch
        {
            0 => Tensor.Apply(new MatMul(false, true), along, weight),
            1 => Tensor.Apply(new MatMul(false, true), hidden, along),
            _ => along.BroadcastTo(p.Shape),
        };
        var mean = (p * m).SumRows();
        var x = p * (m - mean) * (whole * g);
        var slopes = By == 2 ? null : p * (whole * g) - Tensor.Apply(new Place(width, Of.Ignored), pullback[6] * o, classes) - shares * (kept * g);
        var byHidden = x.MatMul(weight);
        pullback.To(0, By == 1 ? byHidden + slopes!.MatMul(along) : byHidden);
        var byWeight = Tensor.Apply(new MatMul(true), x, hidden);
        pullback.To(1, By == 0 ? byWeight + Tensor.Apply(new MatMul(true), slopes!, along) : byWeight);
        pullback.To(2, x.SumTo(new(width)));
        if (pullback.Needs(6))
        {
            pullback.To(6, (whole * mean - Column(m.Pick(classes, Of.Ignored) * o) - (m * shares).SumRows() * kept).Reshape(new(n)));
        }
    }
}
