using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Hyperbolic tangent: <c>y = tanh x, slope (1 − y)(1 + y), which keeps its digits near ±1</c>.</summary>
    public readonly record struct Tanh : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.Tanh(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => (T.From(1) - y) * (T.From(1) + y);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Tanh"/>
            public Tensor Tanh() => Tensor.Apply(new Pointwise<Ops.Tanh>(default), x);
        }
    }
}
