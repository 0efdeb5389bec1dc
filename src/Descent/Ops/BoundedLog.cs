using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Logarithm of a probability, held: <c>y = max(ln x, −100), slope 1 / max(x, 10⁻¹²)</c>.</summary>
    /// <remarks>The slope goes on where the value is held, so that an answer that is surely wrong is still pushed back.</remarks>
    public readonly record struct BoundedLog : IUnary
    {
        private const double Lowest = -100;
        private const double Least = 1e-12;

        /// <inheritdoc/>
        public static (double From, double To) Domain => (0.01, 1);

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T>
        {
            var log = T.Log(x);
            return T.WherePositive(T.From(Lowest) - log, T.From(Lowest), log);
        }

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.From(1) / T.WherePositive(x - T.From(Least), x, T.From(Least));
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.BoundedLog"/>
            public Tensor BoundedLog() => Tensor.Apply(new Pointwise<Ops.BoundedLog>(default), x);
        }
    }
}
