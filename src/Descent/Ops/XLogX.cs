using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Entropy term: <c>y = x ln x, and 0 at x = 0; slope ln x + 1</c>.</summary>
    public readonly record struct XLogX : IUnary
    {
        /// <inheritdoc/>
        public static (double From, double To) Domain => (0.1, 3);

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(x, x * T.Log(T.WherePositive(x, x, T.From(1))), x * T.From(0));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.Log(x) + T.From(1);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.XLogX"/>
            public Tensor XLogX() => Tensor.Apply(new Pointwise<Ops.XLogX>(default), x);
        }
    }
}
