using Descent.Ops;

namespace Descent.Diagnostics;

/// <summary>One activation on some rows. Immutable.</summary>
/// <param name="Layer">Its number, from 1, from the input on.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Units">How many units it has.</param>
/// <param name="Dead">The share of units that are 0 for every row, of a rectifier; else 0.</param>
/// <param name="Openness">The mean slope over the largest, of a function with flat ends; else 1.</param>
internal readonly record struct ActivationFacts(int Layer, string Function, int Units, double Dead, double Openness)
{
    public static ActivationFacts? Of(Tensor output, int layer)
    {
        if (output.Maker is not (Pointwise<Ops.Relu> or Pointwise<Ops.Tanh> or Pointwise<Ops.Sigmoid>) || output.Shape.Rank == 0)
        {
            return null;
        }

        var (values, units) = (output.ToArray(), output.Shape[-1]);
        return output.Maker switch
        {
            Pointwise<Ops.Relu> => new(layer, "relu", units, Silent(values, units), 1),
            Pointwise<Ops.Tanh> => new(layer, "tanh", units, 0, 1 - MeanSquare(values, 0)),
            _ => new(layer, "sigmoid", units, 0, 1 - 4 * MeanSquare(values, 0.5)), // 4 y (1 − y) = 1 − 4 (y − ½)²
        };
    }

    private static double MeanSquare(double[] values, double middle)
    {
        var sum = 0.0;
        foreach (var y in values)
        {
            sum += (y - middle) * (y - middle);
        }

        return sum / values.Length;
    }

    private static double Silent(double[] values, int units)
    {
        var isHeard = new bool[units];
        for (var i = 0; i < values.Length; i++)
        {
            isHeard[i % units] |= values[i] != 0;
        }

        return isHeard.Count(heard => !heard) / (double)units;
    }
}
