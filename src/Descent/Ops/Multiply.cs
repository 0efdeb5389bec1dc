using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Product: <c>y = a b, slopes b and a</c>.</summary>
    public readonly record struct Multiply : IBinary
    {
        /// <inheritdoc/>
        public T Value<T>(T a, T b)
            where T : struct, IReal<T> => a * b;

        /// <inheritdoc/>
        public void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            var g = pullback.Incoming;
            pullback.To(0, g * pullback[1]);
            if (pullback.Needs(1))
            {
                pullback.To(1, g * pullback[0]);
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
            /// <inheritdoc cref="Ops.Multiply"/>
            public static Tensor operator *(Tensor a, Tensor b) => Pairwise<Multiply>.Broadcast(a, b);

            /// <inheritdoc cref="Ops.Multiply"/>
            public static Tensor operator *(Tensor a, double b) => Tensor.Apply(new Pointwise<Line>(new(b, 0)), a);

            /// <inheritdoc cref="Ops.Multiply"/>
            public static Tensor operator *(double a, Tensor b) => b * a;
        }
    }
}
