using Descent.Numerics;

namespace Descent.Ops;

/// <summary>How often each class is read at each time, over all readings of the labels: <c>γₜᵢ꜀ = ∂(−ℓᵢ) / ∂ ln pₜᵢ꜀</c>, [T, n, C].</summary>
/// <remarks>The gradient of <see cref="Ctc"/>, which takes the same inputs. An example without a reading has zeros.</remarks>
/// <param name="Blank">The class of the blank.</param>
public sealed record CtcOccupation(int Blank) : Op
{
    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => Ctc.Batch(inputs) >= 0 ? inputs[0] : default;

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        for (var i = 0; i < shape[1]; i++)
        {
            var logs = Ctc.Times<T, F64>(inputs, i, x => new(T.ToDouble(x)));
            var occupation = new F64[logs.Length];
            CtcPaths.Sum(logs, Ctc.Labels(inputs, i), shape[2], Blank, occupation);
            for (var k = 0; k < occupation.Length; k++)
            {
                output[(k / shape[2] * shape[1] + i) * shape[2] + k % shape[2]] = T.From(occupation[k].Value);
            }
        }
    }

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        pullback.To(0, Tensor.Apply(new CtcCurvature(Blank), pullback[0], pullback.Indices(1), pullback.Indices(2), pullback.Indices(3), pullback.Incoming));
    }
}
