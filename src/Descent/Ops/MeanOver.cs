namespace Descent;

public static partial class TensorOps
{
    extension(Tensor x)
    {
        /// <summary>The weighted mean, <c>Σ wᵢ xᵢ / Σ wᵢ</c>, <c>[]</c>; 0, with gradient 0, where all weights are 0.</summary>
        /// <remarks>The denominator is that of the weights, so weights of 0 and 1 mask. For micro-batches, divide their sums by
        /// the weights of all of them.</remarks>
        /// <param name="weights">One weight for each element, 0 or more, the same shape.</param>
        /// <exception cref="ShapeException">The shapes differ.</exception>
        public Tensor MeanOver(Tensor weights)
        {
            ArgumentNullException.ThrowIfNull(weights);
            if (weights.Shape != x.Shape)
            {
                throw new ShapeException($"MeanOver: losses {x.Shape} and weights {weights.Shape} differ. Give each loss one weight.");
            }

            var total = weights.Detach().Sum().ToScalar();
            return (x * weights).Sum() * (total == 0 ? 0 : 1 / total);
        }
    }
}
