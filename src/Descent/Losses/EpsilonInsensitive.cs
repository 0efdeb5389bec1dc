namespace Descent;

public static partial class Loss
{
    /// <summary>ε-insensitive loss: <c>ℓ = max(0, |p − t| − ε)</c>.</summary>
    /// <remarks>
    /// Use it where misses below ε do not matter, as in support vector regression. Range [0, ∞). A model that answers 0 starts at the mean
    /// of ℓ(0, t); the floor is 0. Slope: −1 or 1 outside the tube, 0 inside. Source: Vapnik 1995.
    /// </remarks>
    /// <param name="prediction">What the model gives, any shape.</param>
    /// <param name="target">What it should give, the same shape.</param>
    /// <param name="epsilon">ε, 0 or more, in the unit of the target.</param>
    /// <returns>The loss of each element, the same shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names both.</exception>
    public static LossValues EpsilonInsensitive(Tensor prediction, Tensor target, double epsilon = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epsilon);
        DemandEqual(nameof(EpsilonInsensitive), prediction, target);
        return ((prediction - target).Abs() - epsilon).Relu();
    }
}

/// <summary>ε-insensitive loss as a value; see <see cref="Loss.EpsilonInsensitive"/>.</summary>
/// <param name="Epsilon">ε, 0 or more, in the unit of the target.</param>
public sealed record EpsilonInsensitive(double Epsilon = 0.1) : LossFunction
{
    /// <inheritdoc/>
    public override string Name => "ε-insensitive";

    /// <inheritdoc/>
    public override TargetKind Targets => TargetKind.Numbers;

    /// <inheritdoc/>
    public override LossValues Of(Tensor prediction, Operand target) => Loss.EpsilonInsensitive(prediction, Numbers(target), Epsilon);

    /// <inheritdoc/>
    public override Yardstick Yardstick(Operand target, int outputs)
    {
        var values = Numbers(target).ToArray();
        return BySearch(Numbers(target), values.Min(), values.Max(), 0);
    }
}
