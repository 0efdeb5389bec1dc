using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Logistic sigmoid: <c>y = 1 / (1 + e⁻ˣ), slope y (1 − y)</c>.</summary>
    public readonly record struct Sigmoid : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.From(1) / (T.From(1) + T.Exp(-x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => y * (T.From(1) - y);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Sigmoid"/>
            public Tensor Sigmoid() => Tensor.Apply(new Pointwise<Ops.Sigmoid>(default), x);
        }
    }
}
