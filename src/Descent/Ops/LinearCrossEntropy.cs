using Descent.Kernels;
using Descent.Numerics;

namespace Descent.Ops;

/// <summary>
/// Cross-entropy of a linear layer: <c>ℓᵢ = oₖ (ln Σⱼ e^(xᵢⱼ) − xᵢₖ) + Σⱼ sⱼ (ln Σⱼ e^(xᵢⱼ) − xᵢⱼ)</c>, <c>xᵢ = W hᵢ + b</c>, <c>k = classesᵢ</c>, and 0
/// where k is ignored; h [n, d], W [V, d], b [V], classes [n], o [V], s [V] → [n].
/// </summary>
/// <remarks>The logits [n, V] are never held, only those of a few rows. o is what the true class counts, s what a class gets of
/// smoothing: constants, to which nothing flows back. Slopes: see <see cref="LinearCrossEntropySlope"/>.</remarks>
/// <param name="Ignored">A class number whose rows count nothing and are left out; null for none.</param>
/// <param name="RowsAtOnce">How many rows of logits are held at once, or 0 for 100 MiB of them; it changes no bit.</param>
public sealed record LinearCrossEntropy(int? Ignored = null, int RowsAtOnce = 0) : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs)
    {
        Demand(inputs[0], inputs[1], inputs[2], inputs[3]);
        return inputs[4] == inputs[2] && inputs[5] == inputs[2]
            ? inputs[3]
            : throw new ShapeException($"LinearCrossEntropy: weights {inputs[4]} and {inputs[5]} of the classes are not {inputs[2]}, for hidden {inputs[0]}, weight {inputs[1]}, classes {inputs[3]}. Give each class one of both.");
    }

    internal override bool WritesAll => true;

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var classes = inputs.Indices(3);
        classes.Check(nameof(LinearCrossEntropy), inputs.Shape(1)[0], ignored: Ignored);
        var (logits, powers) = (new T[inputs.Shape(1)[0]], new double[inputs.Shape(1)[0]]);
        for (var i = 0; i < output.Length; i++)
        {
            if (classes.Values[i] is var k && k == Ignored)
            {
                output[i] = T.From(0);
                continue;
            }

            Logits(inputs, i, logits);
            var (max, others, _) = SoftmaxCrossEntropy.Powers<T>(logits, powers);
            var (loss, own) = (F64.Log1P(new(others)).Value - T.ToDouble(logits[k] - max), T.ToDouble(inputs[4][k]) + Total(inputs[5]));
            loss = own == 0 ? 0 : own * loss;
            for (var j = 0; j < logits.Length; j++)
            {
                // ln Σ − xⱼ is that of the true class and xₖ − xⱼ; a class that is masked out by −∞ has no share.
                var share = T.ToDouble(inputs[5][j]);
                loss += share == 0 ? 0 : share * T.ToDouble(logits[k] - logits[j]);
            }

            output[i] = T.From(loss);
        }
    }

    internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape)
    {
        inputs.Indices(3).Check(nameof(LinearCrossEntropy), inputs.Shape(1)[0], ignored: Ignored);
        new LinearCrossEntropyRows(Sizes(inputs), Ignored, RowsAtOnce).Run(Rows(inputs), output, default, default, default, default);
    }

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        for (var by = 0; by < 3; by++)
        {
            if (pullback.Needs(by))
            {
                pullback.To(by, Tensor.Apply(new LinearCrossEntropySlope(by, this), pullback[0], pullback[1], pullback[2], pullback.Indices(3), pullback[4], pullback[5], pullback.Incoming));
            }
        }
    }

    /// <summary>Throws where the shapes of h, W, b and the classes do not fit.</summary>
    internal static void Demand(Shape hidden, Shape weight, Shape? bias, Shape classes)
    {
        if (hidden.Rank != 2 || weight.Rank != 2 || hidden[1] != weight[1] || weight[0] == 0 || (bias ?? new(weight[0])) != new Shape(weight[0]) || classes != new Shape(hidden[0]))
        {
            throw new ShapeException($"LinearCrossEntropy: hidden {hidden}, weight {weight}{(bias is null ? "" : $", bias {bias}")} and classes {classes} are not [n, d], [V, d]{(bias is null ? "" : ", [V]")} and [n]. Give each row of hidden one class, and each class a row of weight as wide.");
        }
    }

    internal static (int Count, int Depth, int Width) Sizes(Sources<F32> inputs) => (inputs.Shape(0)[0], inputs.Shape(0)[1], inputs.Shape(1)[0]);

    internal static LinearRows Rows(Sources<F32> inputs) => new(inputs.Floats(0), inputs.Floats(1), inputs.Floats(2), inputs.Indices(3).Memory, inputs.Floats(4), inputs.Floats(5));

    /// <summary>The logits of a row.</summary>
    internal static void Logits<T>(Sources<T> inputs, int row, Span<T> logits)
        where T : struct, IReal<T>
    {
        var depth = inputs.Shape(0)[1];
        var hidden = inputs[0].Slice(row * depth, depth);
        for (var j = 0; j < logits.Length; j++)
        {
            var sum = T.From(0);
            for (var p = 0; p < depth; p++)
            {
                sum += hidden[p] * inputs[1][j * depth + p];
            }

            logits[j] = sum + inputs[2][j];
        }
    }

    /// <summary>The sum of the shares of all classes.</summary>
    internal static double Total<T>(ReadOnlySpan<T> shares)
        where T : struct, IReal<T>
    {
        var sum = 0.0;
        foreach (var share in shares)
        {
            sum += T.ToDouble(share);
        }

        return sum;
    }
}
