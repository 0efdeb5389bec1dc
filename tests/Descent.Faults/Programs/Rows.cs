using Descent.Numerics;

namespace Descent.Faults.Programs;

/// <summary>Rows of a data set before they become tensors: inputs as numbers or symbols, targets as classes or numbers. Immutable by custom.</summary>
internal sealed record Rows(double[][] Inputs, int[][]? Symbols, int[]? Classes, double[]? Numbers, int ClassCount)
{
    public int Count => Symbols?.Length ?? Inputs.Length;

    public Rows Take(IReadOnlyList<int> rows) => this with
    {
        Inputs = Symbols is null ? [.. rows.Select(row => Inputs[row])] : Inputs,
        Symbols = Symbols is null ? null : [.. rows.Select(row => Symbols[row])],
        Classes = Classes is null ? null : [.. rows.Select(row => Classes[row])],
        Numbers = Numbers is null ? null : [.. rows.Select(row => Numbers[row])],
    };

    public Rows Map(Func<double[], int, double[]> change) => this with { Inputs = [.. Inputs.Select(change)] };

    public Rows Join(Rows other) => this with
    {
        Inputs = [.. Inputs, .. other.Inputs],
        Symbols = Symbols is null ? null : [.. Symbols, .. other.Symbols!],
        Classes = Classes is null ? null : [.. Classes, .. other.Classes!],
        Numbers = Numbers is null ? null : [.. Numbers, .. other.Numbers!],
    };

    /// <summary>The rows with the targets of others.</summary>
    public Rows WithTargets(IReadOnlyList<int> rows) => this with
    {
        Classes = Classes is null ? null : [.. rows.Select(row => Classes[row])],
        Numbers = Numbers is null ? null : [.. rows.Select(row => Numbers[row])],
    };

    public Dataset ToDataset(Head head) => new(
        Symbols is null ? Tensor.From(new(Count, Inputs[0].Length), [.. Inputs.SelectMany(row => row)]) : Indices.From(new(Count, Symbols[0].Length), [.. Symbols.SelectMany(row => row)]),
        head == Head.Classes ? Indices.Of(Classes!) : Tensor.From(new(Count, 1), Numbers ?? [.. Classes!.Select(c => (double)c)]));
}
