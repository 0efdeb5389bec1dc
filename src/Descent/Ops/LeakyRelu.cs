using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Leaky rectifier: <c>y = x where x > 0, else a x; slope 1 or a</c>.</summary>
    /// <remarks>Source: Maas, Hannun and Ng 2013.</remarks>
    /// <param name="Leak">The slope a on the left.</param>
    public readonly record struct LeakyRelu(double Leak) : IUnary
    {
        /// <inheritdoc/>
        public static IReadOnlyList<double> Kinks => [0];

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(x, x, T.From(Leak) * x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.WherePositive(x, T.From(1), T.From(Leak));
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.LeakyRelu"/>
            public Tensor LeakyRelu(double leak = 0.01) => Tensor.Apply(new Pointwise<Ops.LeakyRelu>(new(leak)), x);
        }
    }
}
