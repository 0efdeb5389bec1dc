using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Rectifier: <c>y = max(x, 0), slope 1 where x > 0, else 0</c>.</summary>
    public readonly record struct Relu : IUnary
    {
        /// <inheritdoc/>
        public static IReadOnlyList<double> Kinks => [0];

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(x, x, T.WherePositive(-x, T.From(0), x)); // the last for NaN, and for 0 its sign

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.WherePositive(x, T.From(1), T.From(0));
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Relu"/>
            public Tensor Relu() => Tensor.Apply(new Pointwise<Ops.Relu>(default), x);
        }
    }
}
