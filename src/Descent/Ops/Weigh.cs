using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>A number times its weight: <c>y = x w, and 0 where w = 0 whatever x is; slopes w and x</c>.</summary>
    /// <remarks>Unlike a product it masks: 0 ∞ = 0 and 0 NaN = 0, in the gradient too.</remarks>
    public readonly record struct Weigh : IBinary
    {
        /// <inheritdoc/>
        public T Value<T>(T a, T b)
            where T : struct, IReal<T> => T.WherePositive(b, a * b, T.WherePositive(-b, a * b, T.From(0)));

        /// <inheritdoc/>
        public void Pull(Pullback pullback)
        {
            ArgumentNullException.ThrowIfNull(pullback);
            var g = pullback.Incoming;
            pullback.To(0, g.Weigh(pullback[1]));
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
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Weigh"/>
            public Tensor Weigh(Tensor weights) => Pairwise<Ops.Weigh>.Broadcast(x, weights);
        }
    }
}
