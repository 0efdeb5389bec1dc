using Descent.Numerics;

namespace Descent;

public static partial class Loss
{
    /// <summary>Linear layer and cross-entropy in one: <c>ℓᵢ = ln Σⱼ e^(xᵢⱼ) − xᵢ,ₖ</c>, <c>xᵢ = W hᵢ + b</c>, <c>k = classesᵢ</c>, without ever holding the logits [n, V].</summary>
    /// <remarks>
    /// Use it for the last layer of a model with many classes, as a vocabulary: value and gradients are those of <c>CrossEntropy(h Wᵀ + b,
    /// classes)</c>, options too, and the memory that of a few rows of logits. Below about a thousand classes nothing is gained. Range
    /// [0, ∞). A model that knows nothing scores ln V; the floor is 0. Slope by a logit: <c>softmax(xᵢ)ⱼ − [j = k]</c>, which goes on to h, W
    /// and b. In a recording (<c>Recording</c>, <c>RecordedStep</c>) the loss and all its gradients are one pass over the rows, where
    /// the weight of each loss does not depend on the losses, as in any mean; outside of one each gradient computes the logits anew.
    /// With a <c>Linear head</c>, pass <c>head.Weight</c> and <c>head.Bias</c>. A second gradient is right, but does hold [n, V]. Ignored rows are
    /// not computed at all.
    /// </remarks>
    /// <param name="hidden">What enters the last layer, h, [n, d].</param>
    /// <param name="weight">Its weight W, [V, d], a row for each class, as <see cref="Linear"/> has it.</param>
    /// <param name="classes">The true classes, [n], each in 0 … V − 1.</param>
    /// <param name="bias">Its bias b, [V], or null for none; −∞ masks a class out.</param>
    /// <param name="classWeights">A weight w for each class, [V]; 1 each unless given. No gradient flows to it.</param>
    /// <param name="labelSmoothing">ε, from 0 to 1: how much of each target is spread over all classes.</param>
    /// <param name="ignored">A class number that is no class: its rows count nothing, in value and gradient; null for none.</param>
    /// <param name="rowsAtOnce">How many rows of logits are held at once, 1 or more; null for 100 MiB of logits, but 64 rows at least. It changes no bit of a Float32 result, only time and memory.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A class is outside 0 … V − 1, with its row and value; ε is outside 0 … 1; no row at once.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names them.</exception>
    public static LossValues LinearCrossEntropy(
        Tensor hidden, Tensor weight, Indices classes, Tensor? bias = null, Tensor? classWeights = null, double labelSmoothing = 0, int? ignored = null, int? rowsAtOnce = null)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(weight);
        ArgumentNullException.ThrowIfNull(classes);
        DemandShare(nameof(LinearCrossEntropy), nameof(labelSmoothing), labelSmoothing);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsAtOnce ?? 1, 1, nameof(rowsAtOnce));
        Ops.LinearCrossEntropy.Demand(hidden.Shape, weight.Shape, bias?.Shape, classes.Shape);
        var each = new Shape(weight.Shape[0]);
        if (classWeights is not null && classWeights.Shape != each)
        {
            throw new ShapeException($"LinearCrossEntropy: class weights {classWeights.Shape} are not {each}, for weight {weight.Shape}. Give each class one weight.");
        }

        Tensor Each(double value) => Tensor.Full(each, value, hidden.ElementType);
        var own = classWeights?.Detach() ?? Each(1);
        var shares = Each(0);
        if (labelSmoothing > 0)
        {
            // Only b can mask a class out, and does so for all rows.
            var unmasked = bias?.Detach().Unmasked() ?? Each(1);
            shares = own.Weigh(unmasked) / unmasked.Sum() * labelSmoothing;
            own *= 1 - labelSmoothing;
        }

        var losses = Tensor.Apply(new Ops.LinearCrossEntropy(ignored, rowsAtOnce ?? 0), hidden, weight, bias ?? Each(0), classes, own, shares);
        return new(losses, classWeights is null && ignored is null ? null : Tensor.Apply(new Ops.ClassWeight(ignored), own + shares.Sum(), classes));
    }
}
