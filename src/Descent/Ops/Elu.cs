using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Exponential linear unit: <c>y = x where x > 0, else eˣ − 1; slope 1 or eˣ</c>.</summary>
    /// <remarks>eˣ − 1 is computed as <c>2 t / (1 − t), t = tanh(x / 2)</c>, which keeps its digits near 0.
    /// Source: Clevert, Unterthiner and Hochreiter 2016.</remarks>
    public readonly record struct Elu : IUnary
    {
        /// <inheritdoc/>
        public static IReadOnlyList<double> Kinks => [0];

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.WherePositive(x, x, LessOne(T.Tanh(T.From(0.5) * T.WherePositive(x, T.From(0), x))));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => T.WherePositive(x, T.From(1), y + T.From(1));

        private static T LessOne<T>(T t)
            where T : struct, IReal<T> => (t + t) / (T.From(1) - t);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Elu"/>
            public Tensor Elu() => Tensor.Apply(new Pointwise<Ops.Elu>(default), x);
        }
    }
}
