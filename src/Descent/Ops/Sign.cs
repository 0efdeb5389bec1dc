using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Sign: <c>y = −1, 0 or 1; slope 0</c>.</summary>
    public readonly record struct Sign : IUnary
    {
        /// <inheritdoc/>
        public static IReadOnlyList<double> Kinks => [0];

        /// <inheritdoc/>
        public static bool IsStep => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(x, T.From(1), T.WherePositive(-x, T.From(-1), T.From(0) * x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.From(0);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Sign"/>
            public Tensor Sign() => Tensor.Apply(new Pointwise<Ops.Sign>(default), x);
        }
    }
}
