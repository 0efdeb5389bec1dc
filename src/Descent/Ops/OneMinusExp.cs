using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>One minus a power: <c>y = 1 − eˣ, slope −eˣ</c>.</summary>
    /// <remarks>As −tanh(x / 2) (1 + eˣ), which keeps the digits near x = 0, where the difference loses them.</remarks>
    public readonly record struct OneMinusExp : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => -(T.Tanh(T.From(0.5) * x) * (T.From(1) + T.Exp(x)));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => -T.Exp(x);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.OneMinusExp"/>
            public Tensor OneMinusExp() => Tensor.Apply(new Pointwise<Ops.OneMinusExp>(default), x);
        }
    }
}
