using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Difference: <c>y = a − b</c>.</summary>
    public readonly record struct Subtract : IBinary
    {
        /// <inheritdoc/>
        public T Value<T>(T a, T b)
            where T : struct, IReal<T> => a - b;

        /// <inheritdoc/>
        public void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            var g = pullback.Incoming;
            pullback.To(0, g);
            if (pullback.Needs(1))
            {
                pullback.To(1, g * -1);
            }
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor)
        {
            /// <inheritdoc cref="Ops.Subtract"/>
            public static Tensor operator -(Tensor a, Tensor b) => Pairwise<Subtract>.Broadcast(a, b);

            /// <inheritdoc cref="Ops.Subtract"/>
            public static Tensor operator -(Tensor a, double b) => a + -b;

            /// <inheritdoc cref="Ops.Subtract"/>
            public static Tensor operator -(double a, Tensor b) => Tensor.Apply(new Pointwise<Line>(new(-1, a)), b);
        }
    }
}
