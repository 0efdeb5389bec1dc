using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Square root: <c>y = √x, slope 1 / (2 y)</c>.</summary>
    public readonly record struct Sqrt : IUnary
    {
        /// <inheritdoc/>
        public static (double From, double To) Domain => (0.1, 3);

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.Sqrt(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.From(0.5) / y;
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Sqrt"/>
            public Tensor Sqrt() => Tensor.Apply(new Pointwise<Ops.Sqrt>(default), x);
        }
    }
}
