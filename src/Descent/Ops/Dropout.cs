using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Inverted dropout: <c>yᵢ = xᵢ / (1 − r)</c> with probability <c>1 − r</c>, else 0; what is kept is decided by a key.</summary>
    /// <remarks>Linear in x, so its gradient is itself with the same key. Source: Srivastava et al. 2014.</remarks>
    /// <param name="Rate">The share r that is dropped, from 0 to below 1.</param>
    public sealed record Dropout(double Rate) : Op
    {
        /// <inheritdoc/>
        public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[1] == new Shape(2)
            ? inputs[0]
            : throw new ShapeException($"Dropout: the key for numbers {inputs[0]} has shape {inputs[1]}, not [2]. Draw it from a random stream.");

        internal override bool WritesAll => true;

        /// <inheritdoc/>
        public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
        {
            var key = inputs.Indices(1).Values;
            var seed = ((ulong)(uint)key[0] << 32) | (uint)key[1];
            var x = inputs[0];
            var scale = T.From(1 / (1 - Rate));
            for (var i = 0; i < output.Length; i++)
            {
                output[i] = RandomStream.Uniform(RandomStream.Bits(seed, (ulong)i + 1)) < Rate ? T.From(0) : x[i] * scale;
            }
        }

        /// <inheritdoc/>
        public override void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            pullback.To(0, Tensor.Apply(this, pullback.Incoming, pullback.Indices(1)));
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Dropout"/>
            /// <param name="rate">The share that is dropped, from 0 to below 1.</param>
            /// <param name="random">Where the key comes from: 64 bits are drawn.</param>
            public Tensor Dropout(double rate, RandomStream random) => Tensor.Apply(new Ops.Dropout(rate), x, Tape.Key(random));
        }
    }
}
