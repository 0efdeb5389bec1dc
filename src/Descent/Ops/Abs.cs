using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Absolute value: <c>y = |x|, slope −1, 0 or 1</c>.</summary>
    public readonly record struct Abs : IUnary
    {
        /// <inheritdoc/>
        public static IReadOnlyList<double> Kinks => [0];

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(x, x, -x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.WherePositive(x, T.From(1), T.WherePositive(-x, T.From(-1), T.From(0)));
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Abs"/>
            public Tensor Abs() => Tensor.Apply(new Pointwise<Ops.Abs>(default), x);
        }
    }
}
