using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Whether a logit belongs to a class that is not masked out: <c>y = 1, and 0 where x &lt; −3·10³⁸, as at −∞; slope 0</c>.</summary>
    public readonly record struct Unmasked : IUnary
    {
        /// <inheritdoc/>
        public static bool IsStep => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(T.From(-3e38) - x, T.From(0), x * T.From(0) + T.From(1));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.From(0);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Unmasked"/>
            public Tensor Unmasked() => Tensor.Apply(new Pointwise<Ops.Unmasked>(default), x);
        }
    }
}
