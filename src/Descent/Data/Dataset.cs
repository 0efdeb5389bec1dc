using Descent.Numerics;

namespace Descent;

/// <summary>Examples: inputs and targets, whose first axis counts them. Immutable, so safe for several threads.</summary>
public sealed class Dataset
{
    /// <summary>Examples from inputs and targets of equal number.</summary>
    /// <exception cref="ShapeException">The numbers differ, or there is no axis of examples.</exception>
    public Dataset(Operand inputs, Operand targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (inputs.Shape.Rank == 0 || targets.Shape.Rank == 0 || inputs.Shape[0] != targets.Shape[0])
        {
            throw new ShapeException($"Dataset: inputs {inputs.Shape} and targets {targets.Shape} do not count the same examples. Give both the same first axis.");
        }

        (Inputs, Targets) = (inputs, targets);
    }

    /// <summary>What a model is given, [n, …].</summary>
    public Operand Inputs { get; }

    /// <summary>What it should give, [n, …].</summary>
    public Operand Targets { get; }

    /// <summary>The number n of examples.</summary>
    public int Count => Inputs.Shape[0];

    /// <summary>Some of the examples, copied, in the order of the rows asked for.</summary>
    public Dataset Take(ReadOnlySpan<int> rows)
    {
        var taken = new Dataset(Room(Inputs, rows.Length), Room(Targets, rows.Length));
        Take(rows, taken);
        return taken;
    }

    /// <summary>Copies some of the examples over those of another set of as many.</summary>
    internal void Take(ReadOnlySpan<int> rows, Dataset into)
    {
        into.Inputs.Take(Inputs, rows);
        into.Targets.Take(Targets, rows);
    }

    private static Operand Room(Operand like, int rows)
    {
        var shape = new Shape([rows, .. like.Shape.Lengths[1..]]);
        return like is Tensor tensor ? Tensor.Full(shape, 0, tensor.ElementType) : Indices.From(shape, new int[shape.Count]);
    }
}
