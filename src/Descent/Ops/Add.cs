using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Sum: <c>y = a + b</c>.</summary>
    public readonly record struct Add : IBinary
    {
        /// <inheritdoc/>
        public T Value<T>(T a, T b)
            where T : struct, IReal<T> => a + b;

        /// <inheritdoc/>
        public void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            var g = pullback.Incoming;
            pullback.To(0, g);
            if (pullback.Needs(1))
            {
                pullback.To(1, g);
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
            /// <inheritdoc cref="Ops.Add"/>
            public static Tensor operator +(Tensor a, Tensor b) => Pairwise<Add>.Broadcast(a, b);

            /// <inheritdoc cref="Ops.Add"/>
            public static Tensor operator +(Tensor a, double b) => Tensor.Apply(new Pointwise<Line>(new(1, b)), a);

            /// <inheritdoc cref="Ops.Add"/>
            public static Tensor operator +(double a, Tensor b) => b + a;
        }
    }
}
