using Descent.Numerics;

namespace Descent;

/// <summary>Scores of classes, [C], [n, C] or [n, C, d…], as rows [N, C] of one choice each, and results back in their places.</summary>
internal readonly struct ClassRows
{
    private readonly Shape _choices;

    private ClassRows(Tensor rows, Shape choices) => (Rows, _choices) = (rows, choices);

    /// <summary>The scores, [N, C].</summary>
    public Tensor Rows { get; }

    /// <summary>The number of classes C.</summary>
    public int Count => Rows.Shape[1];

    public static ClassRows Of(string loss, string name, Tensor scores)
    {
        ArgumentNullException.ThrowIfNull(scores, name);
        var shape = scores.Shape;
        if (shape.Rank == 0)
        {
            throw new ShapeException($"{loss}: {name} {shape} has no axis of classes. Pass [n, C], or [n, C, d…] for choices at several places.");
        }

        if (shape.Rank == 1)
        {
            return new(scores.Reshape(new(1, shape[0])), new());
        }

        var (n, count, places) = (shape[0], shape[1], new Shape(shape.Lengths[2..]).Count);
        var rows = shape.Rank == 2 ? scores : scores.Reshape(new(n, count, places)).Transpose().Reshape(new(n * places, count));
        return new(rows, new([n, .. shape.Lengths[2..]]));
    }

    /// <summary>Class numbers of the same choices as a row of numbers, [N].</summary>
    /// <exception cref="ShapeException">They are not one a choice.</exception>
    public Indices Flatten(string loss, Tensor scores, Indices classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return classes.Shape == _choices
            ? classes.Reshape(new(classes.Shape.Count))
            : throw new ShapeException($"{loss}: scores {scores.Shape} and classes {classes.Shape} do not fit. Give scores [n, C, …] classes [n, …]: here {_choices}.");
    }

    /// <summary>One weight for each class, spread over the rows; ones where none are given.</summary>
    /// <exception cref="ShapeException">They are not one a class.</exception>
    public Tensor Spread(string loss, Tensor? classWeights)
    {
        if (classWeights is null)
        {
            return Tensor.Full(Rows.Shape, 1, Rows.ElementType);
        }

        return classWeights.Shape == new Shape(Count)
            ? classWeights.BroadcastTo(Rows.Shape)
            : throw new ShapeException($"{loss}: class weights {classWeights.Shape} are not [{Count}]. Give each class one weight.");
    }

    /// <summary>One number a row, put where the choices stand.</summary>
    public Tensor Back(Tensor numbers) => numbers.Reshape(_choices);
}
