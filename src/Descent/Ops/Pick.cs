using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>One element of each row: <c>yᵢ = xᵢ,ₖ</c>, <c>k = classesᵢ</c>, and 0 where k is the ignored class; [n, C] at [n] → [n].</summary>
    /// <param name="Ignored">A class number that picks nothing, in range or not; null for none.</param>
    public sealed record Pick(int? Ignored = null) : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) =>
            inputs[0].Rank == 2 && inputs[1].Rank == 1 && inputs[0][0] == inputs[1][0]
                ? inputs[1]
                : throw new ShapeException($"Pick: rows {inputs[0]} and classes {inputs[1]} are not [n, C] and [n]. Give each row one class.");

        internal override bool WritesAll => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var (classes, width) = (inputs.Indices(1), inputs.Shape(0)[1]);
            classes.Check(nameof(Pick), width, ignored: Ignored);
            var x = inputs[0];
            for (var i = 0; i < output.Length; i++)
            {
                output[i] = classes.Values[i] == Ignored ? T.From(0) : x[i * width + classes.Values[i]];
            }
        }

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            pullback.To(0, Tensor.Apply(new Place(pullback[0].Shape[1], Ignored), pullback.Incoming, pullback.Indices(1)));
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor rows)
        {
            /// <inheritdoc cref="Ops.Pick"/>
            public Tensor Pick(Indices classes, int? ignored = null) => Tensor.Apply(new Pick(ignored), rows, classes);
        }
    }
}
