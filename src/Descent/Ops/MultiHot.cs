using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>How often a row names each class: <c>yᵢⱼ</c> counts j among labelsᵢ before the first −1; [n, C] like the scores, labels [n, k].</summary>
    /// <remarks>The scores give shape and element type only, so nothing flows back.</remarks>
    public sealed record MultiHot : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0].Rank == 2 && inputs[1].Rank == 2 && inputs[0][0] == inputs[1][0]
            ? inputs[0]
            : throw new ShapeException($"MultiHot: scores {inputs[0]} and labels {inputs[1]} are not [n, C] and [n, k]. Give each row its labels, ended by −1.");

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var labels = inputs.Indices(1).Values;
            var (count, width) = (inputs.Shape(1)[1], shape[1]);
            for (var i = 0; i < shape[0]; i++)
            {
                foreach (var label in labels.Slice(i * count, count))
                {
                    if (label == -1)
                    {
                        break;
                    }

                    if ((uint)label >= (uint)width)
                    {
                        throw new ArgumentOutOfRangeException(nameof(inputs), $"MultiHot: a label of row {i} is {label}, outside 0 … {width - 1}. Number the classes from 0, and end the labels of a row by −1.");
                    }

                    output[i * width + label] += T.From(1);
                }
            }
        }

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor scores)
        {
            /// <inheritdoc cref="Ops.MultiHot"/>
            public Tensor MultiHot(Indices labels) => Tensor.Apply(new MultiHot(), scores.Detach(), labels);
        }
    }
}
