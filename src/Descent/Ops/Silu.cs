using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Sigmoid-weighted linear unit: <c>y = x σ(x), slope σ(x) (1 + x (1 − σ(x)))</c>.</summary>
    /// <remarks>Source: Elfwing, Uchibe and Doya 2017; also called swish.</remarks>
    public readonly record struct Silu : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => x * default(Sigmoid).Value(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => Sloped(x, default(Sigmoid).Value(x));

        private static T Sloped<T>(T x, T s)
            where T : struct, IReal<T> => s * (T.From(1) + x * (T.From(1) - s));
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Silu"/>
            public Tensor Silu() => Tensor.Apply(new Pointwise<Ops.Silu>(default), x);
        }
    }
}
