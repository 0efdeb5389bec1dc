namespace Descent;

/// <summary>The losses: one number for each example, not reduced; write <c>.Mean()</c> or <c>.Sum()</c> for the objective.</summary>
/// <remarks>Losses take logits where a logit form exists, demand equal shapes and never broadcast.</remarks>
public static partial class Loss
{
    private static void DemandEqual(string loss, Tensor prediction, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        if (prediction.Shape != target.Shape)
        {
            throw new ShapeException($"{loss}: prediction {prediction.Shape} and target {target.Shape} differ. Losses never broadcast: reshape one to the other's shape.");
        }
    }
}
