using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Exponential: <c>y = eˣ, slope y</c>.</summary>
    public readonly record struct Exp : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.Exp(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => y;
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Exp"/>
            public Tensor Exp() => Tensor.Apply(new Pointwise<Ops.Exp>(default), x);
        }
    }
}
