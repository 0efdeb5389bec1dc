using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Softplus: <c>y = ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), which never overflows; slope 1 / (1 + e⁻ˣ)</c>.</summary>
    public readonly record struct Softplus : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(x, x, T.From(0)) + T.Log1P(T.Exp(T.WherePositive(x, -x, x)));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.From(1) / (T.From(1) + T.Exp(-x));
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Softplus"/>
            public Tensor Softplus() => Tensor.Apply(new Pointwise<Ops.Softplus>(default), x);
        }
    }
}
