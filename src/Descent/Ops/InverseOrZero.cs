using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Inverse of a weight: <c>y = 1 / x, and 0 at x = 0; slope −y²</c>. Makes a mean over nothing 0, not NaN.</summary>
    public readonly record struct InverseOrZero : IUnary
    {
        /// <inheritdoc/>
        public static (double From, double To) Domain => (0.5, 3);

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(x, T.From(1) / x, T.WherePositive(-x, T.From(1) / x, T.From(0) * x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => -(y * y);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.InverseOrZero"/>
            public Tensor InverseOrZero() => Tensor.Apply(new Pointwise<Ops.InverseOrZero>(default), x);
        }
    }
}
