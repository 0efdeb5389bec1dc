using Descent.Numerics;
using Descent.Ops;

namespace Descent.Ops
{
    /// <summary>Gaussian error linear unit by its tanh form: <c>y = ½ x (1 + tanh u), u = √(2/π) (x + 0.044715 x³)</c>.</summary>
    /// <remarks>Slope: <c>½ (1 + t) + ½ x (1 − t)(1 + t) √(2/π) (1 + 0.134145 x²), t = tanh u</c>. At most 5e-4 from the form with the
    /// error function. Source: Hendrycks and Gimpel 2016.</remarks>
    public readonly record struct Gelu : IUnary
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, IReal<T> => T.From(0.5) * x * (T.From(1) + Bend(x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y)
            where T : struct, IReal<T> => Sloped(x, Bend(x));

        private static T Bend<T>(T x)
            where T : struct, IReal<T> => T.Tanh(T.From(Math.Sqrt(2 / Math.PI)) * (x + T.From(0.044715) * x * x * x));

        private static T Sloped<T>(T x, T t)
            where T : struct, IReal<T> => T.From(0.5) * (T.From(1) + t)
                + T.From(0.5) * x * (T.From(1) - t) * (T.From(1) + t) * T.From(Math.Sqrt(2 / Math.PI)) * (T.From(1) + T.From(3 * 0.044715) * x * x);
    }
}

namespace Descent
{
    public static partial class TensorOps
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Ops.Gelu"/>
            public Tensor Gelu() => Tensor.Apply(new Pointwise<Ops.Gelu>(default), x);
        }
    }
}
