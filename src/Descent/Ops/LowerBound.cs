using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>The larger of a number and a bound: <c>y = max(x, b), slope 1 where x > b, else 0</c>.</summary>
    /// <param name="Bound">The bound b.</param>
    public readonly record struct LowerBound(double Bound) : IUnary
    {
        /// <inheritdoc/>
        public static IReadOnlyList<double> Kinks => [0.3];

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(x - T.From(Bound), x, T.WherePositive(T.From(Bound) - x, T.From(Bound), x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.WherePositive(x - T.From(Bound), T.From(1), T.From(0));
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LowerBound"/>
            public Tensor LowerBound(double bound) => Tensor.Apply(new Pointwise<Ops.LowerBound>(new(bound)), x);
        }
    }
}
