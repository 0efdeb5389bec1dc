using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Natural logarithm: <c>y = ln x, slope 1 / x</c>.</summary>
    public readonly record struct Log : IUnary
    {
        /// <inheritdoc/>
        public static (double From, double To) Domain => (0.1, 3);

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.Log(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.From(1) / x;
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Log"/>
            public Tensor Log() => Tensor.Apply(new Pointwise<Ops.Log>(default), x);
        }
    }
}
