using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Logarithm of the hyperbolic cosine: <c>y = ln cosh x, slope tanh x</c>.</summary>
    /// <remarks>As −½ ln(1 − tanh² x) near 0, which keeps the digits of x² / 2, and |x| + ln(1 + e^−2|x|) − ln 2 beyond 1, which never overflows.</remarks>
    public readonly record struct LogCosh : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T>
        {
            var (size, tanh) = (T.WherePositive(x, x, -x), T.Tanh(x));
            var far = size + T.Log1P(T.Exp(T.From(-2) * size)) - T.From(Math.Log(2));
            return T.WherePositive(size - T.From(1), far, T.From(-0.5) * T.Log1P(-(tanh * tanh)));
        }

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.Tanh(x);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LogCosh"/>
            public Tensor LogCosh() => Tensor.Apply(new Pointwise<Ops.LogCosh>(default), x);
        }
    }
}
