using Descent.Numerics;
using Descent.Ops;

namespace Descent.Diagnostics;

/// <summary>One activation on some rows. Immutable.</summary>
/// <param name="Layer">Its number, from 1, from the input on.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Units">How many units it has.</param>
/// <param name="Dead">The share of units that are 0 for every row, of a rectifier; else 0.</param>
/// <param name="Openness">The mean slope over the largest, of a function with flat ends; else 1.</param>
/// <param name="Size">The root mean square of what it puts out.</param>
internal readonly record struct ActivationFacts(int Layer, string Function, int Units, double Dead, double Openness, double Size)
{
    public static ActivationFacts? Of(Tensor output, int layer)
    {
        var function = output.Shape.Rank == 0 ? null : output.Maker switch
        {
            Pointwise<Ops.Relu> => "relu",
            Pointwise<Ops.Tanh> => "tanh",
            Pointwise<Ops.Sigmoid> => "sigmoid",
            _ => null,
        };
        if (function is null)
        {
            return null;
        }

        return output.ElementType == ElementType.Float32 ? Of<F32>(output, layer, function) : Of<F64>(output, layer, function);
    }

    private static ActivationFacts Of<T>(Tensor output, int layer, string function)
        where T : struct, IReal<T>
    {
        ReadOnlySpan<T> values = output.Data<T>();
        var (units, size) = (output.Shape[-1], Signals.RootMeanSquare(output));
        return function switch
        {
            "relu" => new(layer, function, units, Silent(values, units), 1, size),
            "tanh" => new(layer, function, units, 0, 1 - size * size, size), // slope 1 − y²
            _ => new(layer, function, units, 0, 1 - 4 * OffHalf(values), size), // 4 y (1 − y) = 1 − 4 (y − ½)²
        };
    }

    private static double OffHalf<T>(ReadOnlySpan<T> values)
        where T : struct, IReal<T>
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            var y = T.ToDouble(value) - 0.5;
            sum += y * y;
        }

        return sum / values.Length;
    }

    // Most units are heard within a few rows, and are not listened to further.
    private static double Silent<T>(ReadOnlySpan<T> values, int units)
        where T : struct, IReal<T>
    {
        var silent = 0;
        for (var unit = 0; unit < units; unit++)
        {
            var i = unit;
            while (i < values.Length && T.ToDouble(values[i]) == 0)
            {
                i += units;
            }

            silent += i < values.Length ? 0 : 1;
        }

        return silent / (double)units;
    }
}
