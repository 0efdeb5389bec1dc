using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Quotient: <c>y = a / b, slopes 1 / b and −y / b</c>.</summary>
    public readonly record struct Divide : IBinary
    {
        /// <inheritdoc/>
        public T Value<T>(T a, T b)
            where T : struct, IReal<T> => a / b;

        /// <inheritdoc/>
        public void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            var g = pullback.Incoming;
            pullback.To(0, g / pullback[1]);
            if (pullback.Needs(1))
            {
                pullback.To(1, -(g * pullback.Output / pullback[1]));
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
            /// <inheritdoc cref="Ops.Divide"/>
            public static Tensor operator /(Tensor a, Tensor b) => Pairwise<Divide>.Broadcast(a, b);

            /// <inheritdoc cref="Ops.Divide"/>
            public static Tensor operator /(Tensor a, double b) => a / Tensor.Full(new(), b, a.ElementType);

            /// <inheritdoc cref="Ops.Divide"/>
            public static Tensor operator /(double a, Tensor b) => Tensor.Full(new(), a, b.ElementType) / b;
        }
    }
}
