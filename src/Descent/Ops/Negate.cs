using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Negation: <c>y = −x, slope −1</c>.</summary>
    public readonly record struct Negate : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => -x;

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.From(-1);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor)
        {
            /// <inheritdoc cref="Ops.Negate"/>
            public static Tensor operator -(Tensor operand) => Tensor.Apply(new Pointwise<Ops.Negate>(default), operand);
        }
    }
}
