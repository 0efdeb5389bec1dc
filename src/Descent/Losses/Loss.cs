using System.Globalization;

namespace Descent;

/// <summary>The losses: one number for each example, not reduced; write <c>.Mean()</c> or <c>.Sum()</c> for the objective.</summary>
/// <remarks>Losses take logits where a logit form exists, demand equal shapes and never broadcast.</remarks>
public static partial class Loss
{
    private static void DemandEqual(string loss, Tensor prediction, Tensor target, string name = "target")
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        if (prediction.Shape != target.Shape)
        {
            throw new ShapeException($"{loss}: prediction {prediction.Shape} and {name} {target.Shape} differ. Losses never broadcast: reshape one to the other's shape.");
        }
    }

    private static void DemandRank(string loss, Tensor prediction, int rank, string form)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        if (prediction.Shape.Rank != rank)
        {
            throw new ShapeException($"{loss}: the shape {prediction.Shape} is not {form}. Reshape it first.");
        }
    }

    private static void DemandRows(string loss, Tensor prediction, Tensor target)
    {
        DemandRank(loss, prediction, 2, "[n, d]");
        ArgumentNullException.ThrowIfNull(target);
        if (target.Shape.Rank != 1 || target.Shape[0] != prediction.Shape[0])
        {
            throw new ShapeException($"{loss}: prediction {prediction.Shape} and target {target.Shape} are not [n, d] and [n]. Give each row one target.");
        }
    }

    private static void DemandInside(string loss, string option, double value, double from = 0, double to = 1)
    {
        if (!(value > from && value < to))
        {
            throw new ArgumentOutOfRangeException(option, $"{loss}: {option} is {value.ToString(CultureInfo.InvariantCulture)}, not between {from} and {to}. Choose one between, without the ends.");
        }
    }

    private static void DemandShare(string loss, string option, double value)
    {
        if (value is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(option, $"{loss}: {option} is {value.ToString(CultureInfo.InvariantCulture)}, outside 0 … 1. Give a share.");
        }
    }
}
