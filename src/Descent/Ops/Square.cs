using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Square: <c>y = x², slope 2 x</c>.</summary>
    public readonly record struct Square : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => x * x;

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => x + x;
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Square"/>
            public Tensor Square() => Tensor.Apply(new Pointwise<Ops.Square>(default), x);
        }
    }
}
