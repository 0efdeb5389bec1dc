namespace Descent;

public static partial class TensorOps
{
    extension(Tensor x)
    {
        /// <summary>Logits held softly within ±c: <c>y = c tanh(x / c)</c>; slope 1 − (y / c)².</summary>
        /// <remarks>Before a cross-entropy it keeps logits from growing without end; near 0 it changes nothing. Source: Bello and others 2017.</remarks>
        /// <param name="cap">c, above 0.</param>
        public Tensor SoftCap(double cap)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cap);
            return (x / cap).Tanh() * cap;
        }
    }
}
