using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Huber's function: <c>y = x² / 2 where |x| ≤ δ, else δ (|x| − δ / 2); slope x, held within ±δ</c>. Source: Huber 1964.</summary>
    /// <param name="Delta">δ, above 0: where the parabola becomes a line.</param>
    public readonly record struct Huber(double Delta) : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T>
        {
            var (size, delta) = (T.WherePositive(x, x, -x), T.From(Delta));
            return T.WherePositive(size - delta, delta * (size - T.From(0.5) * delta), T.From(0.5) * x * x);
        }

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T>
        {
            var delta = T.From(Delta);
            return T.WherePositive(x - delta, delta, T.WherePositive(-x - delta, -delta, x));
        }
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Huber"/>
            public Tensor Huber(double delta) => Tensor.Apply(new Pointwise<Ops.Huber>(new(delta)), x);
        }
    }
}
