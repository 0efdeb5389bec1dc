namespace Descent;

public static partial class Loss
{
    /// <summary>Connectionist temporal classification: <c>ℓᵢ = −ln Σ Πₜ pₜ</c> over all readings of the labels, with blanks between and repeats merged.</summary>
    /// <remarks>
    /// Use it where a sequence of labels is known but not when each was said: speech, handwriting. Range [0, ∞]; ∞ where there are fewer times
    /// than labels need. Equal scores start at T ln C minus the logarithm of the number of readings; the floor is 0.
    /// Slope: softmax minus how often each class is read. Sums of logarithms in double, so any number of times is fine.
    /// Source: Graves and others 2006.
    /// </remarks>
    /// <param name="logits">Scores before softmax, [T, n, C].</param>
    /// <param name="labels">The labels of each example, [n, S]; what stands after its count is not looked at.</param>
    /// <param name="times">How many of the T times count, [n].</param>
    /// <param name="counts">How many labels each example has, [n].</param>
    /// <param name="blank">The class that says nothing.</param>
    /// <param name="ignoreImpossible">Whether an example without a reading counts nothing, instead of ∞.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label, time or count is out of range; the message names the example.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names all.</exception>
    public static LossValues Ctc(Tensor logits, Indices labels, Indices times, Indices counts, int blank = 0, bool ignoreImpossible = false)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return CtcOfLogProbability(logits.LogSoftmax(), labels, times, counts, blank, ignoreImpossible);
    }

    /// <summary>Connectionist temporal classification of log-probabilities; see <see cref="Ctc"/>.</summary>
    /// <param name="logProbability">Log-probabilities, [T, n, C].</param>
    /// <param name="labels">The labels of each example, [n, S]; what stands after its count is not looked at.</param>
    /// <param name="times">How many of the T times count, [n].</param>
    /// <param name="counts">How many labels each example has, [n].</param>
    /// <param name="blank">The class that says nothing.</param>
    /// <param name="ignoreImpossible">Whether an example without a reading counts nothing, instead of ∞.</param>
    /// <returns>The loss of each example, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label, time or count is out of range; the message names the example.</exception>
    /// <exception cref="ShapeException">The shapes do not fit; the message names all.</exception>
    public static LossValues CtcOfLogProbability(Tensor logProbability, Indices labels, Indices times, Indices counts, int blank = 0, bool ignoreImpossible = false)
    {
        ArgumentNullException.ThrowIfNull(logProbability);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(counts);
        var loss = Tensor.Apply(new Ops.Ctc(blank), logProbability, labels, times, counts);
        if (!ignoreImpossible)
        {
            return loss;
        }

        var isPossible = (-loss.Detach()).Unmasked();
        return new(loss.Weigh(isPossible), isPossible);
    }
}
